package io.moov.client;

import java.time.Duration;
import java.util.function.Supplier;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** The settings of one call: the client's, with the call's own options on top. */
final class CallSettings {
    final String moovVersion;
    final RetryPolicy retryPolicy;
    final Duration timeout;
    final Duration attemptTimeout;
    final Headers headers;

    /** Where the credentials come from; null if a request has none, or carries them in its body. */
    final @Nullable Supplier<BasicCredentials> credentials;

    CallSettings(
            String moovVersion,
            RetryPolicy retryPolicy,
            Duration timeout,
            Duration attemptTimeout,
            Headers headers,
            @Nullable Supplier<BasicCredentials> credentials) {
        this.moovVersion = moovVersion;
        this.retryPolicy = retryPolicy;
        this.timeout = timeout;
        this.attemptTimeout = attemptTimeout;
        this.headers = headers;
        this.credentials = credentials;
    }

    CallSettings with(RequestOptions options) {
        if (options.equals(RequestOptions.none())) {
            return this;
        }
        BasicCredentials given = options.getCredentials();
        return new CallSettings(
                orElse(options.getMoovVersion(), moovVersion),
                orElse(options.getRetryPolicy(), retryPolicy),
                orElse(options.getTimeout(), timeout),
                orElse(options.getAttemptTimeout(), attemptTimeout),
                merge(headers, options.headers()),
                given == null ? credentials : () -> given);
    }

    private static <T> T orElse(@Nullable T value, T fallback) {
        return value == null ? fallback : value;
    }

    private static Headers merge(Headers general, Headers special) {
        if (special.size() == 0) {
            return general;
        }
        Headers.Builder merged = general.newBuilder();
        for (int i = 0; i < special.size(); i++) {
            merged.set(special.name(i), special.value(i));
        }
        return merged.build();
    }
}
