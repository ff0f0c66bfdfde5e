package io.moov.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Sets OkHttp up so that it sends each request exactly once, where it was told to, and lets any number be in flight. */
final class HttpClients {
    /** OkHttp keeps five idle connections, which a busy server would close and open all the time. */
    private static final int IDLE_CONNECTIONS = 32;

    /** Finds an HTTP/2 connection that died silently, even one that nobody waits on. */
    private static final Duration PING_INTERVAL = Duration.ofSeconds(10);

    private HttpClients() {}

    /**
     * A client of our own, or one that shares the pool and the interceptors of the caller's.
     *
     * @param callers the caller's, or null
     */
    static OkHttpClient create(
            @Nullable OkHttpClient callers,
            HttpUrl baseUrl,
            Duration connectTimeout,
            Duration attemptTimeout,
            Interceptor innermost) {
        OkHttpClient base = callers != null ? callers : own();
        OkHttpClient.Builder builder = base.newBuilder()
                .connectTimeout(millis(connectTimeout.toNanos()), TimeUnit.MILLISECONDS)
                .readTimeout(millis(attemptTimeout.toNanos()), TimeUnit.MILLISECONDS)
                // The attempt's own limit covers these.
                .writeTimeout(Duration.ZERO)
                .callTimeout(Duration.ZERO)
                .dispatcher(new Dispatcher()) // nothing is queued, and nobody else can cancel what is running
                .dns(new SharedDns(base.dns()))
                .connectionSpecs(specs(base.connectionSpecs(), baseUrl))
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .authenticator(Authenticator.NONE)
                .cache(null)
                .addInterceptor(innermost);
        if (base.socketFactory().equals(SocketFactory.getDefault())) {
            builder.socketFactory(new MeteredSocketFactory());
        }
        if (baseUrl.isHttps()) {
            HandshakeSocketFactory.install(builder, base);
        }
        wrap(builder.networkInterceptors());
        return builder.build();
    }

    private static OkHttpClient own() {
        return new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 5, TimeUnit.MINUTES))
                .pingInterval(PING_INTERVAL)
                .build();
    }

    /** A sibling for one exchange: on a connection of its own, which nobody used before and nobody uses after. */
    static OkHttpClient unpooled(OkHttpClient http) {
        return http.newBuilder()
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
                .build();
    }

    /** OkHttp counts milliseconds in an int, and zero is no limit. Rounded up, so that no read ends before its attempt. */
    static int millis(long nanos) {
        long millis = TimeUnit.NANOSECONDS.toMillis(nanos + TimeUnit.MILLISECONDS.toNanos(1) - 1);
        return (int) Math.min(Math.max(millis, 1), Integer.MAX_VALUE);
    }

    private static void wrap(List<Interceptor> callers) {
        boolean none = callers.isEmpty();
        callers.add(0, new WireInterceptor(true, none));
        if (!none) {
            callers.add(new WireInterceptor(false, true));
        }
    }

    /** Takes unencrypted connections out, so that no address in a response or an interface can bring one about. */
    private static List<ConnectionSpec> specs(List<ConnectionSpec> specs, HttpUrl baseUrl) {
        if (!baseUrl.isHttps()) {
            return specs;
        }
        List<ConnectionSpec> encrypted = new ArrayList<>(specs);
        encrypted.removeIf(spec -> !spec.isTls());
        return encrypted;
    }
}
