package io.moov.client;

import io.moov.client.auth.ApiDocument;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link MoovClient}. Not thread-safe.
 *
 * <pre>{@code
 * MoovClient moov = MoovClient.builder()
 *     .credentials(BasicCredentials.of(publicKey, secretKey))
 *     .timeout(Duration.ofSeconds(20))
 *     .build();
 * }</pre>
 */
public final class MoovClientBuilder {
    @Nullable
    Supplier<BasicCredentials> credentials;

    HttpUrl baseUrl = BaseUrl.parse(ApiDocument.SERVER_URL);

    private String moovVersion = ApiDocument.VERSION;
    private RetryPolicy retryPolicy = RetryPolicy.defaults();
    private Duration timeout = Duration.ofSeconds(60);
    private Duration attemptTimeout = Duration.ofSeconds(15);
    private Duration connectTimeout = Duration.ofSeconds(5);
    private final Headers.Builder headers = new Headers.Builder();
    private @Nullable OkHttpClient httpClient;

    MoovClientBuilder() {}

    /**
     * Sets the key pair. Leave it out if the request bodies carry {@code client_id} and {@code client_secret}.
     *
     * @param credentials the key pair
     * @return this builder
     */
    public MoovClientBuilder credentials(BasicCredentials credentials) {
        Objects.requireNonNull(credentials, "credentials");
        return credentials(() -> credentials);
    }

    /**
     * Sets where the key pair comes from. It is asked for at every attempt, so that keys can rotate.
     *
     * @param credentials a thread-safe supplier; what it throws reaches the caller as it is
     * @return this builder
     */
    public MoovClientBuilder credentials(Supplier<BasicCredentials> credentials) {
        this.credentials = Objects.requireNonNull(credentials, "credentials");
        return this;
    }

    /**
     * Sets {@code X-Moov-Version}. The default is the version of the document that the models were made from, so
     * that they fit the server's answers.
     *
     * @param moovVersion a version such as {@code v2024.01.00}
     * @return this builder
     */
    public MoovClientBuilder moovVersion(String moovVersion) {
        this.moovVersion = HeaderRules.moovVersion(moovVersion);
        return this;
    }

    /**
     * Sets the address of the API.
     *
     * @param baseUrl an https address; http only for a loopback host
     * @return this builder
     */
    public MoovClientBuilder baseUrl(String baseUrl) {
        this.baseUrl = BaseUrl.parse(baseUrl);
        return this;
    }

    /**
     * Sets how calls are retried.
     *
     * @param retryPolicy the policy
     * @return this builder
     */
    public MoovClientBuilder retryPolicy(RetryPolicy retryPolicy) {
        this.retryPolicy = Objects.requireNonNull(retryPolicy, "retryPolicy");
        return this;
    }

    /**
     * Sets the limit for a whole call: all attempts and the waits between them. The default is 60 s.
     *
     * @param timeout more than zero
     * @return this builder
     */
    public MoovClientBuilder timeout(Duration timeout) {
        this.timeout = Durations.positive(timeout, "timeout");
        return this;
    }

    /**
     * Sets the limit for each attempt, from connecting to the last byte of the answer. The default is 15 s.
     *
     * @param attemptTimeout more than zero
     * @return this builder
     */
    public MoovClientBuilder attemptTimeout(Duration attemptTimeout) {
        this.attemptTimeout = Durations.positive(attemptTimeout, "attemptTimeout");
        return this;
    }

    /**
     * Sets the limit for opening a connection, within the limit of an attempt. The default is 5 s.
     *
     * @param connectTimeout more than zero
     * @return this builder
     */
    public MoovClientBuilder connectTimeout(Duration connectTimeout) {
        this.connectTimeout = Durations.positive(connectTimeout, "connectTimeout");
        return this;
    }

    /**
     * Sets an extra header for every call.
     *
     * @param name the header's name
     * @param value the header's value
     * @return this builder
     * @throws IllegalArgumentException if the name is one that the SDK sets itself, or the header is malformed; the
     *     message does not repeat the value
     */
    public MoovClientBuilder header(String name, String value) {
        HeaderRules.setExtra(headers, name, value);
        return this;
    }

    /**
     * Sets an OkHttp client to share: its connection pool, threads, interceptors, proxy and TLS settings are used. It is
     * not changed and not closed. Redirects, cache and OkHttp's own retries stay off for Moov, and the limits of this
     * builder apply in place of the client's own.
     *
     * @param httpClient the client
     * @return this builder
     */
    public MoovClientBuilder httpClient(OkHttpClient httpClient) {
        this.httpClient = Objects.requireNonNull(httpClient, "httpClient");
        return this;
    }

    /**
     * Builds the client.
     *
     * @return the client
     */
    public MoovClient build() {
        return new MoovClient(this);
    }

    boolean ownsHttpClient() {
        return httpClient == null;
    }

    OkHttpClient httpClient() {
        return httpClient == null
                ? HttpClients.create(baseUrl, connectTimeout, attemptTimeout)
                : HttpClients.derive(httpClient, baseUrl, connectTimeout, attemptTimeout);
    }

    CallSettings settings() {
        return new CallSettings(moovVersion, retryPolicy, timeout, attemptTimeout, headers.build());
    }
}
