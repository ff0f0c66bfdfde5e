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

    /** A client of our own. Its limits are those of the attempt, which cover reading and writing. */
    static OkHttpClient create(HttpUrl baseUrl, Duration connectTimeout) {
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 5, TimeUnit.MINUTES))
                .connectTimeout(connectTimeout)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO);
        return guarded(builder, baseUrl, Threads.newCallExecutor());
    }

    /** A client that shares the connection pool, threads and interceptors of the caller's, and nothing of ours with it. */
    static OkHttpClient derive(OkHttpClient callers, HttpUrl baseUrl, Duration connectTimeout) {
        OkHttpClient.Builder builder = callers.newBuilder().connectTimeout(connectTimeout);
        return guarded(builder, baseUrl, callers.dispatcher().executorService());
    }

    static void close(OkHttpClient http) {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private static OkHttpClient guarded(OkHttpClient.Builder builder, HttpUrl baseUrl, ExecutorService executor) {
        Dispatcher dispatcher = new Dispatcher(executor);
        dispatcher.setMaxRequests(Integer.MAX_VALUE);
        dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
        return builder.dispatcher(dispatcher)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .authenticator(Authenticator.NONE)
                .cache(null)
                .connectionSpecs(specs(builder.build().connectionSpecs(), baseUrl))
                .addInterceptor(new RequestHeaders(baseUrl))
                .addInterceptor(new AnswerGuard())
                .addNetworkInterceptor(new WireGuard())
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
