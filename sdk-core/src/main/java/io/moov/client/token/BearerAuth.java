package io.moov.client.token;

import io.moov.client.MoovException;
import io.moov.client.auth.Unauthenticated;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;

/**
 * Puts a source's token on the requests of any OkHttp or Retrofit client (RFC 6750 section 2.1), for the given hosts
 * only and never over {@code http} except to a loopback host.
 *
 * <p>A request that was answered with 401 is sent once more: with the current token if it is another by now; otherwise with
 * that of one refresh, for which only the refused calls wait. If a token was replaced a short time ago (30 seconds, or a tenth
 * of the token's life if that is less), the token is not what is wrong, and the 401 is the caller's. A body that can be
 * sent only once is not sent again. The token follows no redirect to another host, port or scheme, and is not put on a
 * Retrofit method that is {@link Unauthenticated}. If no token can be had, the call fails with an {@link IOException}
 * whose cause is the {@link MoovException}. Cancelling the call, its time limit or an interrupt ends its wait for a token,
 * and nobody else's. Thread-safe.
 *
 * <p>For clients that are not made by the SDK. A {@link io.moov.client.MoovClient} takes the source itself.
 *
 * <pre>{@code
 * OkHttpClient http = BearerAuth.of(tokens, "api.moov.io").addTo(new OkHttpClient.Builder()).build();
 * }</pre>
 */
public final class BearerAuth {
    /** How often a waiting call is looked at: OkHttp 5.0 has no listener for one call. */
    private static final long PERIOD_MILLIS = 25;

    private static final String AUTHORIZATION = "Authorization";
    private static final int UNAUTHORIZED = 401;

    /** What makes a text more than a host. A wildcard would match nothing. */
    private static final Pattern NO_HOST = Pattern.compile("[/?#@%*\\\\\\s]|].");

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}|::1");

    private final TokenSource source;
    private final Set<String> hosts;

    private BearerAuth(TokenSource source, Set<String> hosts) {
        this.source = source;
        this.hosts = hosts;
    }

    /**
     * Makes one for some hosts.
     *
     * @param source where the tokens come from
     * @param hosts the hosts that may see them on any port, for example {@code api.moov.io}; subdomains are other hosts
     * @return what to add to a client with {@link #addTo}
     * @throws IllegalArgumentException if there is no host, or one is malformed
     */
    public static BearerAuth of(TokenSource source, String... hosts) {
        if (hosts.length == 0) {
            throw new IllegalArgumentException("no hosts; name those that may see the token, such as api.moov.io");
        }
        return new BearerAuth(
                source, Arrays.stream(hosts).map(BearerAuth::canonical).collect(Collectors.toUnmodifiableSet()));
    }

    /** As {@link HttpUrl#host()} writes it. */
    private static String canonical(String host) {
        String literal = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        HttpUrl url = NO_HOST.matcher(host).find() ? null : HttpUrl.parse("https://" + literal + "/");
        if (url == null) {
            throw new IllegalArgumentException("'" + host
                    + "' is no host name; give it without scheme, port, path and wildcard, such as api.moov.io");
        }
        return url.host();
    }

    /**
     * Adds this to a client, in place of the client's authenticator. {@code Authorization} headers that requests have
     * already are kept: for these requests, this does nothing. Several may be added to one client, for different hosts.
     *
     * @param client a client under construction, with the interceptors that set headers or change addresses
     * @return the same
     */
    public OkHttpClient.Builder addTo(OkHttpClient.Builder client) {
        return client.addInterceptor(this::intercept).authenticator(BearerAuth::authenticate);
    }

    private Response intercept(Interceptor.Chain chain) throws IOException {
        Request request = chain.request();
        if (!hosts.contains(request.url().host()) || request.header(AUTHORIZATION) != null || isPublic(request)) {
            return chain.proceed(request);
        }
        refuseCleartext(request.url());
        CachedToken token = source.cache.fresh();
        if (token == null) {
            token = awaitToken(request.url().host(), chain.call());
        }
        return chain.proceed(withToken(request, chain.call(), token));
    }

    private static boolean isPublic(Request request) {
        Invocation invocation = request.tag(Invocation.class);
        return invocation != null && invocation.method().isAnnotationPresent(Unauthenticated.class);
    }

    private static void refuseCleartext(HttpUrl url) throws IOException {
        if (!url.isHttps() && !LOOPBACK.matcher(url.host()).matches()) {
            throw new IOException("the access token was not sent to http://" + url.host() + "; use https");
        }
    }

    private Request withToken(Request request, Call call, CachedToken token) {
        return request.newBuilder()
                .header(AUTHORIZATION, token.bearer())
                .tag(Sent.class, new Sent(this, call, token))
                .build();
    }

    private CachedToken awaitToken(String host, Call call) throws IOException {
        try {
            return await(source.cache.obtain(false), call);
        } catch (IOException e) {
            throw e;
        } catch (MoovException | IllegalStateException e) {
            throw new IOException("there is no access token for " + host + ": " + e.getMessage(), e);
        } catch (Exception e) {
            // From a supplier of the caller's. OkHttp hands on to asynchronous callers nothing but IOExceptions.
            throw new IOException("there is no access token for " + host, e);
        }
    }

    /** The wait of one call for a token that others may wait for too. It ends with the call, and so with its limit. */
    private static CachedToken await(CompletableFuture<CachedToken> shared, Call call) throws IOException {
        while (!shared.isDone()) {
            if (call.isCanceled()) {
                throw new IOException("Canceled"); // as OkHttp says
            }
            try {
                CachedToken unused = shared.get(PERIOD_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException e) {
                // The call is looked at again.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break; // to be told so
            }
        }
        return TokenSource.await(shared, "createAccessToken");
    }

    private static @Nullable Request authenticate(@Nullable Route route, Response response) throws IOException {
        Sent sent = response.request().tag(Sent.class);
        return sent == null || response.code() != UNAUTHORIZED ? null : sent.by.sendAgain(sent, response);
    }

    private @Nullable Request sendAgain(Sent sent, Response response) throws IOException {
        Request request = response.request();
        if (!sent.token.bearer().equals(request.header(AUTHORIZATION)) || wasRefusedBefore(response)) {
            return null;
        }
        CompletableFuture<CachedToken> replaced = source.cache.replace(sent.token.token.getAccessToken(), false);
        if (replaced == null || !canBeSentAgain(request)) {
            return null;
        }
        try {
            return withToken(request, sent.call, await(replaced, sent.call));
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new IOException(
                        "there is no access token for " + request.url().host() + ": " + e.getMessage(), e);
            }
            return null; // the 401 is all there is to say
        }
    }

    /** Also if a redirect came in between. Then the token is not what is wrong, and the new one is kept. */
    private static boolean wasRefusedBefore(Response response) {
        Response prior = response.priorResponse();
        while (prior != null && prior.code() != UNAUTHORIZED) {
            prior = prior.priorResponse();
        }
        return prior != null;
    }

    /** Asks the caller's own body too: for a content type Retrofit puts one around it that does not pass the question on. */
    private static boolean canBeSentAgain(Request request) {
        Invocation invocation = request.tag(Invocation.class);
        return !isOneShot(request.body())
                && (invocation == null || invocation.arguments().stream().noneMatch(BearerAuth::isOneShot));
    }

    private static boolean isOneShot(@Nullable Object body) {
        return body instanceof RequestBody && (((RequestBody) body).isOneShot() || ((RequestBody) body).isDuplex());
    }

    /** Marks a request whose token came from here, and not from the caller. */
    private static final class Sent {
        final BearerAuth by;
        final Call call;
        final CachedToken token;

        Sent(BearerAuth by, Call call, CachedToken token) {
            this.by = by;
            this.call = call;
            this.token = token;
        }

        /** A request shows its tags. */
        @Override
        public String toString() {
            return "a token";
        }
    }
}
