package io.moov.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What one call does differently from its client. Everything left unset stays as the client has it.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * RequestOptions quick = RequestOptions.builder()
 *     .timeout(Duration.ofSeconds(2))
 *     .retryPolicy(RetryPolicy.none())
 *     .build();
 * AuthToken token = moov.authentication().createAccessToken(request, quick);
 * }</pre>
 */
public final class RequestOptions {
    private static final RequestOptions NONE = builder().build();

    private final @Nullable String moovVersion;
    private final @Nullable RetryPolicy retryPolicy;
    private final @Nullable Duration timeout;
    private final @Nullable Duration attemptTimeout;
    private final Headers headers;
    private final @Nullable BasicCredentials credentials;

    private RequestOptions(Builder builder) {
        this.moovVersion = builder.moovVersion;
        this.retryPolicy = builder.retryPolicy;
        this.timeout = builder.timeout;
        this.attemptTimeout = builder.attemptTimeout;
        this.headers = builder.headers.build();
        this.credentials = builder.credentials;
    }

    /**
     * Options that change nothing.
     *
     * @return the empty options
     */
    public static RequestOptions none() {
        return NONE;
    }

    /**
     * Starts with nothing set.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts from these options.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.moovVersion = moovVersion;
        builder.retryPolicy = retryPolicy;
        builder.timeout = timeout;
        builder.attemptTimeout = attemptTimeout;
        builder.headers.addAll(headers);
        builder.credentials = credentials;
        return builder;
    }

    /**
     * The {@code X-Moov-Version} of the call.
     *
     * @return the version, or null for the client's
     */
    public @Nullable String getMoovVersion() {
        return moovVersion;
    }

    /**
     * How the call is retried.
     *
     * @return the policy, or null for the client's
     */
    public @Nullable RetryPolicy getRetryPolicy() {
        return retryPolicy;
    }

    /**
     * The limit for the whole call.
     *
     * @return the limit, or null for the client's
     */
    public @Nullable Duration getTimeout() {
        return timeout;
    }

    /**
     * The limit for each attempt.
     *
     * @return the limit, or null for the client's
     */
    public @Nullable Duration getAttemptTimeout() {
        return attemptTimeout;
    }

    /**
     * The extra headers of the call.
     *
     * @return an unmodifiable map from names, looked up without regard to case, to values; empty if there are none
     */
    public Map<String, List<String>> getHeaders() {
        return ResponseHeaders.asMap(headers);
    }

    /**
     * The key pair of the call.
     *
     * @return the credentials, or null for the client's
     */
    public @Nullable BasicCredentials getCredentials() {
        return credentials;
    }

    Headers headers() {
        return headers;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (other == this) {
            return true;
        }
        if (!(other instanceof RequestOptions)) {
            return false;
        }
        RequestOptions that = (RequestOptions) other;
        return Objects.equals(moovVersion, that.moovVersion)
                && Objects.equals(retryPolicy, that.retryPolicy)
                && Objects.equals(timeout, that.timeout)
                && Objects.equals(attemptTimeout, that.attemptTimeout)
                && headers.equals(that.headers)
                && Objects.equals(credentials, that.credentials);
    }

    @Override
    public int hashCode() {
        return Objects.hash(moovVersion, retryPolicy, timeout, attemptTimeout, headers, credentials);
    }

    /** Names the extra headers but not their values, which may be secret. */
    @Override
    public String toString() {
        return "RequestOptions{moovVersion=" + moovVersion + ", retryPolicy=" + retryPolicy + ", timeout=" + timeout
                + ", attemptTimeout=" + attemptTimeout + ", headers=" + headers.names() + ", credentials=" + credentials
                + "}";
    }

    /** Builds {@link RequestOptions}. Not thread-safe. */
    public static final class Builder {
        private @Nullable String moovVersion;
        private @Nullable RetryPolicy retryPolicy;
        private @Nullable Duration timeout;
        private @Nullable Duration attemptTimeout;
        private final Headers.Builder headers = new Headers.Builder();
        private @Nullable BasicCredentials credentials;

        private Builder() {}

        /**
         * Sets {@code X-Moov-Version} for this call.
         *
         * @param moovVersion a version such as {@code v2024.01.00}
         * @return this builder
         * @throws IllegalArgumentException if it does not have that form
         */
        public Builder moovVersion(String moovVersion) {
            this.moovVersion = HeaderRules.moovVersion(moovVersion);
            return this;
        }

        /**
         * Sets how this call is retried.
         *
         * @param retryPolicy the policy
         * @return this builder
         */
        public Builder retryPolicy(RetryPolicy retryPolicy) {
            this.retryPolicy = Objects.requireNonNull(retryPolicy, "retryPolicy");
            return this;
        }

        /**
         * Sets the limit for the whole call: all attempts and the waits between them.
         *
         * @param timeout more than zero
         * @return this builder
         */
        public Builder timeout(Duration timeout) {
            this.timeout = Durations.positive(timeout, "timeout");
            return this;
        }

        /**
         * Sets the limit for each attempt, from connecting to the last byte of the response.
         *
         * @param attemptTimeout more than zero
         * @return this builder
         */
        public Builder attemptTimeout(Duration attemptTimeout) {
            this.attemptTimeout = Durations.positive(attemptTimeout, "attemptTimeout");
            return this;
        }

        /**
         * Sets an extra header, in place of one of that name from the client.
         *
         * @param name the header's name
         * @param value the header's value
         * @return this builder
         * @throws IllegalArgumentException if the name is one that the SDK sets itself, or the header is malformed; the
         *     message does not repeat the value
         */
        public Builder header(String name, String value) {
            HeaderRules.setExtra(headers, name, value);
            return this;
        }

        /**
         * Sets the key pair for this call, in place of the client's.
         *
         * @param credentials the key pair, which every attempt is made with
         * @return this builder
         */
        public Builder credentials(BasicCredentials credentials) {
            this.credentials = Objects.requireNonNull(credentials, "credentials");
            return this;
        }

        /**
         * Builds the options.
         *
         * @return the options
         */
        public RequestOptions build() {
            return new RequestOptions(this);
        }
    }
}
