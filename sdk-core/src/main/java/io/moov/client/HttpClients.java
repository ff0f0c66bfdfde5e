package io.moov.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** Sets OkHttp up so that it sends each request exactly once, where it was told to, and lets any number be in flight. */
final class HttpClients {
    /** OkHttp keeps five idle connections, which a busy server would close and open all the time. */
    private static final int IDLE_CONNECTIONS = 32;

    private HttpClients() {}

    /** A client of our own. */
    static OkHttpClient create(HttpUrl baseUrl, Duration connectTimeout, Duration attemptTimeout) {
        OkHttpClient.Builder builder =
                new OkHttpClient.Builder().connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 5, TimeUnit.MINUTES));
        limit(builder, connectTimeout, attemptTimeout);
        return guarded(builder, baseUrl, Threads.newCallExecutor());
    }

    /** A client that shares the connection pool, threads and interceptors of the caller's, and nothing of ours with it. */
    static OkHttpClient derive(
            OkHttpClient callers, HttpUrl baseUrl, Duration connectTimeout, Duration attemptTimeout) {
        OkHttpClient.Builder builder = callers.newBuilder();
        limit(builder, connectTimeout, attemptTimeout);
        return guarded(builder, baseUrl, callers.dispatcher().executorService());
    }

    static void close(OkHttpClient http) {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    /** The limit of an attempt covers reading and writing. It is set here too for calls that are run without us. */
    private static void limit(OkHttpClient.Builder builder, Duration connectTimeout, Duration attemptTimeout) {
        builder.connectTimeout(countable(connectTimeout))
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .callTimeout(countable(attemptTimeout));
    }

    /** OkHttp counts milliseconds in an int. */
    static Duration countable(Duration limit) {
        return Duration.ofMillis(Math.min(Math.max(limit.toMillis(), 1), Integer.MAX_VALUE));
    }

    private static OkHttpClient guarded(OkHttpClient.Builder builder, HttpUrl baseUrl, ExecutorService executor) {
        Dispatcher dispatcher = new Dispatcher(executor);
        dispatcher.setMaxRequests(Integer.MAX_VALUE);
        dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
        // Outside of the caller's network interceptors, which are to see what the server sent.
        builder.networkInterceptors().add(0, new WireGuard());
        return builder.dispatcher(dispatcher)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .authenticator(Authenticator.NONE)
                .cache(null)
                .connectionSpecs(specs(builder.build().connectionSpecs(), baseUrl))
                .addInterceptor(new RequestHeaders(baseUrl))
                .addInterceptor(new AnswerGuard())
                .build();
    }

    /** Takes unencrypted connections out, so that no address in an answer or an interface can bring one about. */
    private static List<ConnectionSpec> specs(List<ConnectionSpec> specs, HttpUrl baseUrl) {
        if (!baseUrl.isHttps()) {
            return specs;
        }
        List<ConnectionSpec> encrypted = new ArrayList<>(specs);
        encrypted.removeIf(spec -> !spec.isTls());
        return encrypted;
    }
}
