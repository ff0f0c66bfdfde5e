package io.moov.client;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Puts the client's headers on a request, each once, after the caller's interceptors have had it. A request to another
 * origin than the client's goes out without credentials, version or extra headers.
 */
final class RequestInterceptor implements Interceptor {
    private final HttpUrl baseUrl;
    private final String userAgent;
    private final InFlight inFlight;

    RequestInterceptor(HttpUrl baseUrl, String userAgent, InFlight inFlight) {
        this.baseUrl = baseUrl;
        this.userAgent = userAgent;
        this.inFlight = inFlight;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Attempt attempt = attemptOf(chain);
        Request request = withHeaders(chain.request(), attempt);
        Attempt before = Attempt.setCurrent(attempt);
        try {
            return WireInterceptor.revealed(limited(chain, attempt).proceed(request));
        } catch (IOException | RuntimeException e) {
            attempt.failedBelowInterceptors(e);
            throw e;
        } finally {
            Attempt.setCurrent(before);
        }
    }

    private Attempt attemptOf(Chain chain) {
        Attempt attempt = inFlight.attemptOf(chain.call());
        if (attempt == null) {
            throw new IllegalStateException("the request goes on after its call has ended; an interceptor must not"
                    + " proceed on another thread than its own");
        }
        return attempt;
    }

    /**
     * A read that takes as long as the attempt may take ends it. That bounds a connection that is being set up, where OkHttp
     * can miss a cancellation, and lets OkHttp look after an HTTP/2 connection that is silent.
     */
    private static Chain limited(Chain chain, Attempt attempt) {
        int limit = HttpClients.millis(attempt.limitNanos());
        return limit == chain.readTimeoutMillis() ? chain : chain.withReadTimeout(limit, TimeUnit.MILLISECONDS);
    }

    private Request withHeaders(Request request, Attempt attempt) {
        Request.Builder builder = request.newBuilder()
                .header("User-Agent", userAgent)
                .header("Accept-Encoding", "gzip"); // set here, OkHttp leaves the unpacking to ResponseReader
        if (isOwnOrigin(request.url())) {
            putHeaders(builder, attempt.settings, attempt.authorization);
        }
        return builder.build();
    }

    private boolean isOwnOrigin(HttpUrl url) {
        return url.scheme().equals(baseUrl.scheme())
                && url.host().equals(baseUrl.host())
                && url.port() == baseUrl.port();
    }

    private static void putHeaders(Request.Builder builder, CallSettings settings, @Nullable String authorization) {
        Headers extra = settings.headers;
        for (int i = 0; i < extra.size(); i++) {
            builder.header(extra.name(i), extra.value(i));
        }
        builder.header(HeaderRules.MOOV_VERSION, settings.moovVersion);
        if (authorization != null) {
            builder.header("Authorization", authorization);
        }
    }
}
