package io.moov.client;

import io.moov.client.auth.ApiDocument;
import java.io.IOException;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Puts the client's headers on a request, each once. A request to another host than the client's goes out without
 * credentials, version or extra headers.
 */
final class RequestHeaders implements Interceptor {
    private static final String USER_AGENT = "moov-java-sdk/" + ApiDocument.SDK_VERSION;

    private final HttpUrl baseUrl;

    RequestHeaders(HttpUrl baseUrl) {
        this.baseUrl = baseUrl;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Request.Builder builder = request.newBuilder()
                .header("User-Agent", USER_AGENT)
                .header("Accept-Encoding", "gzip"); // set here, OkHttp leaves the unpacking to UnzippedBody
        if (isOwnHost(request.url())) {
            putHeaders(builder, Attempt.of(request));
        }
        return chain.proceed(builder.build());
    }

    private boolean isOwnHost(HttpUrl url) {
        return url.scheme().equals(baseUrl.scheme())
                && url.host().equals(baseUrl.host())
                && url.port() == baseUrl.port();
    }

    private static void putHeaders(Request.Builder builder, Attempt attempt) {
        CallSettings settings = attempt.settings();
        Headers extra = settings.headers;
        for (int i = 0; i < extra.size(); i++) {
            builder.header(extra.name(i), extra.value(i));
        }
        builder.header(HeaderRules.MOOV_VERSION, settings.moovVersion);
        String authorization = attempt.authorization();
        if (authorization != null) {
            builder.header("Authorization", authorization);
        }
    }
}
