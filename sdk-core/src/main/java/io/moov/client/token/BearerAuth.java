package io.moov.client.token;

import io.moov.client.MoovException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.Authenticator;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * Puts a source's token on the requests of any OkHttp or Retrofit client (RFC 6750 section 2.1), for the given hosts
 * only and never over {@code http} except to a loopback host.
 *
 * <p>A request that was answered with 401 is sent once more with a new token: many at a time cause one renewal, and
 * none if the token was renewed since. A body that can be sent only once is not sent again. The token follows no
 * redirect to another host. If no token can be had, the call fails with an {@link IOException} whose cause is the
 * {@link MoovException}. Thread-safe.
 *
 * <pre>{@code
 * OkHttpClient http = BearerAuth.of(tokens, "api.moov.io").addTo(new OkHttpClient.Builder()).build();
 * }</pre>
 */
public final class BearerAuth implements Interceptor, Authenticator {
    private static final String AUTHORIZATION = "Authorization";
    private static final String BEARER = "Bearer ";
    private static final int UNAUTHORIZED = 401;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

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
     * @param hosts the hosts that may see them, without port, for example {@code api.moov.io}
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
        String bracketed = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        HttpUrl url = HttpUrl.parse("https://" + bracketed.toLowerCase(Locale.ROOT) + "/");
        if (url == null
                || !url.encodedPath().equals("/")
                || url.port() != 443
                || !url.username().isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + host + "' is no host name; give it without scheme, port and path, such as api.moov.io");
        }
        return url.host();
    }

    /**
     * Adds this to a client. Its own {@code Authorization} headers are kept: where a request has one, this does nothing.
     *
     * @param client a client under construction
     * @return the same
     */
    public OkHttpClient.Builder addTo(OkHttpClient.Builder client) {
        return client.addInterceptor(this).authenticator(this);
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        if (!hosts.contains(request.url().host()) || request.header(AUTHORIZATION) != null) {
            return chain.proceed(request);
        }
        refuseCleartext(request.url());
        return chain.proceed(withToken(request));
    }

    private static void refuseCleartext(HttpUrl url) throws IOException {
        if (!url.isHttps() && !LOOPBACK.contains(url.host())) {
            throw new IOException("the access token was not sent to http://" + url.host() + "; use https");
        }
    }

    private Request withToken(Request request) throws IOException {
        try {
            return request.newBuilder()
                    .header(AUTHORIZATION, source.held().bearer)
                    .build();
        } catch (MoovException | IllegalStateException e) {
            // OkHttp hands on to asynchronous callers nothing but IOExceptions.
            throw new IOException(
                    "there is no access token for " + request.url().host() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response response) throws IOException {
        Request request = response.request();
        String sent = request.header(AUTHORIZATION);
        if (sent == null
                || !sent.startsWith(BEARER)
                || !hosts.contains(request.url().host())) {
            return null;
        }
        source.invalidate(sent.substring(BEARER.length()));
        boolean onceOnly = request.body() != null && request.body().isOneShot();
        return onceOnly || wasRefusedBefore(response) ? null : withToken(request);
    }

    private static boolean wasRefusedBefore(Response response) {
        Response prior = response.priorResponse();
        return prior != null && prior.code() == UNAUTHORIZED;
    }
}
