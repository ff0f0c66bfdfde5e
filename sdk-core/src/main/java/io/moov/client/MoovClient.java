package io.moov.client;

import io.moov.client.auth.ApiDocument;
import io.moov.client.auth.AuthenticationApi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import okhttp3.ConnectionPool;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * The entry point of the SDK. Make one client and share it: it is immutable, thread-safe, and keeps connections open.
 *
 * <pre>{@code
 * try (MoovClient moov = MoovClient.builder()
 *         .credentials(BasicCredentials.of(publicKey, secretKey))
 *         .build()) {
 *     AuthToken token = moov.authentication().createAccessToken(request);
 * }
 * }</pre>
 */
public final class MoovClient implements AutoCloseable {
    private static final String USER_AGENT = "moov-java-sdk/" + ApiDocument.SDK_VERSION;

    private final Requests requests;
    private final Calls calls;
    private final AuthenticationClient authentication;
    private final HttpUrl baseUrl;
    private final CallSettings defaults;
    private final String description;
    private final @Nullable ConnectionPool ownConnections;

    private MoovClient(Builder builder) {
        this.baseUrl = builder.baseUrl;
        this.defaults = new CallSettings(
                builder.moovVersion,
                builder.retryPolicy,
                builder.timeout,
                builder.attemptTimeout,
                builder.headers.build(),
                builder.credentials);
        InFlight inFlight = new InFlight();
        OkHttpClient http = HttpClients.create(
                builder.httpClient,
                builder.baseUrl,
                builder.connectTimeout,
                builder.attemptTimeout,
                new RequestInterceptor(builder.baseUrl, builder.userAgent, inFlight));
        this.requests = new Requests(http, builder.baseUrl, new Authorization(builder.tokens));
        this.calls = new Calls(defaults, requests, inFlight, builder.listeners);
        this.authentication = new AuthenticationClient(calls, create(AuthenticationApi.class));
        this.ownConnections = builder.httpClient == null ? http.connectionPool() : null;
        this.description = "MoovClient{baseUrl=" + builder.baseUrl + ", moovVersion=" + builder.moovVersion
                + ", publicKey=" + (builder.publicKey == null ? "not fixed" : builder.publicKey) + "}";
    }

    /**
     * Starts with the defaults, which the README lists.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Makes a client from environment variables, as {@link Builder#fromEnvironment()} reads them.
     *
     * @return the client
     * @throws IllegalStateException if a variable is missing or malformed; the message names it
     */
    public static MoovClient fromEnvironment() {
        return builder().fromEnvironment().build();
    }

    /**
     * The operations on tokens.
     *
     * @return the same object at every call
     */
    public AuthenticationClient authentication() {
        return authentication;
    }

    /**
     * The address of the API.
     *
     * @return an address that ends with a slash
     */
    public String getBaseUrl() {
        return baseUrl.toString();
    }

    /**
     * The {@code X-Moov-Version} of calls that do not ask for another.
     *
     * @return a version such as {@code v2024.01.00}
     */
    public String getMoovVersion() {
        return defaults.moovVersion;
    }

    /**
     * Where the key pair comes from.
     *
     * @return the supplier, also of a fixed key pair; null if this client has none
     */
    public @Nullable Supplier<BasicCredentials> getCredentials() {
        return defaults.credentials;
    }

    /**
     * Implements a generated Retrofit interface with this client's address, credentials and headers. Run the calls it
     * makes with {@link #execute(Call, RequestOptions)}, which adds retries, time limits and typed errors.
     *
     * @param api the interface, for example {@code AuthenticationApi.class}
     * @param <T> the interface
     * @return a thread-safe implementation
     */
    public <T> T create(Class<T> api) {
        return requests.create(api);
    }

    /**
     * Runs a call and waits for its response, as {@link #execute(Call, RequestOptions)} does.
     *
     * @param call a call made from an interface of {@link #create}; it can be run many times
     * @param <T> the type of the value
     * @return the response
     */
    public <T extends @Nullable Object> ApiResponse<T> execute(Call<T> call) {
        return execute(call, RequestOptions.none());
    }

    /**
     * Runs a call and waits for its response.
     *
     * @param call a call made from an interface of {@link #create}; it can be run many times
     * @param options what this call does differently
     * @param <T> the type of the value
     * @return the response
     * @throws ApiException if the server responded with a status that is not a success
     * @throws TransportException if no usable response came
     * @throws DecodingException if a success had a body other than the document promises
     * @throws IllegalArgumentException if the request must not be sent
     * @throws IllegalStateException if this client is closed
     */
    public <T extends @Nullable Object> ApiResponse<T> execute(Call<T> call, RequestOptions options) {
        return calls.execute(call, options);
    }

    /**
     * Runs a call without blocking, as {@link #executeAsync(Call, RequestOptions)} does.
     *
     * @param call a call made from an interface of {@link #create}; it can be run many times
     * @param <T> the type of the value
     * @return a future of the response; it fails with what {@link #execute(Call, RequestOptions)} throws
     */
    public <T extends @Nullable Object> CompletableFuture<ApiResponse<T>> executeAsync(Call<T> call) {
        return executeAsync(call, RequestOptions.none());
    }

    /**
     * Runs a call without blocking. No thread is held while it waits for its next attempt, and cancelling the future
     * closes the connection.
     *
     * @param call a call made from an interface of {@link #create}; it can be run many times
     * @param options what this call does differently
     * @param <T> the type of the value
     * @return a future of the response; it fails with what {@link #execute(Call, RequestOptions)} throws
     */
    public <T extends @Nullable Object> CompletableFuture<ApiResponse<T>> executeAsync(
            Call<T> call, RequestOptions options) {
        return calls.executeAsync(call, options, response -> response);
    }

    /**
     * Ends the calls under way, which fail with a {@link TransportException}, and closes the connections and threads
     * that this client made. An {@link OkHttpClient} that was given to the builder stays as it is. Closing twice does
     * nothing more. A client that is never closed does not keep the JVM from exiting.
     */
    @Override
    public void close() {
        calls.close();
        if (ownConnections != null) {
            ownConnections.evictAll();
        }
    }

    /** Returns the base URL, the version and the public key, none of which is secret. */
    @Override
    public String toString() {
        return description;
    }

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
    public static final class Builder {
        private @Nullable Supplier<BasicCredentials> credentials;
        private @Nullable BearerTokens tokens;
        private @Nullable String publicKey;
        private HttpUrl baseUrl = BaseUrl.parse(ApiDocument.SERVER_URL);
        private String moovVersion = ApiDocument.VERSION;
        private String userAgent = USER_AGENT;
        private RetryPolicy retryPolicy = RetryPolicy.defaults();
        private Duration timeout = Duration.ofSeconds(60);
        private Duration attemptTimeout = Duration.ofSeconds(15);
        private Duration connectTimeout = Duration.ofSeconds(5);
        private final Headers.Builder headers = new Headers.Builder();
        private final List<CallListener> listeners = new ArrayList<>();
        private @Nullable OkHttpClient httpClient;

        private Builder() {}

        /**
         * Sets the key pair. Leave it out if the request bodies carry {@code client_id} and {@code client_secret}.
         *
         * @param credentials the key pair
         * @return this builder
         */
        public Builder credentials(BasicCredentials credentials) {
            Objects.requireNonNull(credentials, "credentials");
            credentials(() -> credentials);
            publicKey = credentials.publicKey();
            return this;
        }

        /**
         * Sets where the key pair comes from. It is asked for at every attempt, so that keys can rotate. A blocking call asks
         * on its caller's own thread, so the call's limit cannot end a supplier that hangs; an asynchronous call asks on
         * another thread and ends at its limit all the same.
         *
         * @param credentials a thread-safe supplier; what it throws reaches the caller as it is
         * @return this builder
         */
        public Builder credentials(Supplier<BasicCredentials> credentials) {
            this.credentials = Objects.requireNonNull(credentials, "credentials");
            publicKey = null;
            return this;
        }

        /**
         * Sets where the access tokens come from that calls carry, to operations that the document has them for. A call that
         * is answered with 401 is sent once more with another token; {@link MoovException#getAttempts()} counts that, the
         * retry policy does not. A blocking call waits for a token on its caller's own thread, until its limit. Closing the
         * client does not close the source.
         *
         * @param tokens the source, for example a {@code TokenSource} of another client, which has the credentials
         * @return this builder
         */
        public Builder tokens(BearerTokens tokens) {
            this.tokens = Objects.requireNonNull(tokens, "tokens");
            return this;
        }

        /**
         * Sets {@code X-Moov-Version}. The default is the version of the document that the models were made from, so
         * that they fit the server's responses.
         *
         * @param moovVersion a version such as {@code v2024.01.00}
         * @return this builder
         */
        public Builder moovVersion(String moovVersion) {
            this.moovVersion = HeaderRules.moovVersion(moovVersion);
            return this;
        }

        /**
         * Sets the address of the API.
         *
         * @param baseUrl an https address; http only for a loopback host
         * @return this builder
         */
        public Builder baseUrl(String baseUrl) {
            this.baseUrl = BaseUrl.parse(baseUrl);
            return this;
        }

        /**
         * Sets how calls are retried.
         *
         * @param retryPolicy the policy
         * @return this builder
         */
        public Builder retryPolicy(RetryPolicy retryPolicy) {
            this.retryPolicy = Objects.requireNonNull(retryPolicy, "retryPolicy");
            return this;
        }

        /**
         * Sets the limit for a whole call: all attempts and the waits between them. The default is 60 s.
         *
         * @param timeout more than zero
         * @return this builder
         */
        public Builder timeout(Duration timeout) {
            this.timeout = Durations.positive(timeout, "timeout");
            return this;
        }

        /**
         * Sets the limit for each attempt, from connecting to the last byte of the response. The default is 15 s.
         *
         * @param attemptTimeout more than zero
         * @return this builder
         */
        public Builder attemptTimeout(Duration attemptTimeout) {
            this.attemptTimeout = Durations.positive(attemptTimeout, "attemptTimeout");
            return this;
        }

        /**
         * Sets the limit for opening a connection, within the limit of an attempt. The default is 5 s.
         *
         * @param connectTimeout more than zero
         * @return this builder
         */
        public Builder connectTimeout(Duration connectTimeout) {
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
        public Builder header(String name, String value) {
            HeaderRules.setExtra(headers, name, value);
            return this;
        }

        /**
         * Appends a name of the application's to the {@code User-Agent}, so that Moov's support can tell applications apart.
         *
         * @param suffix a product and its version, such as {@code billing/1.4} (RFC 9110 section 10.1.5)
         * @return this builder
         */
        public Builder userAgent(String suffix) {
            HeaderRules.checkValue("User-Agent", Objects.requireNonNull(suffix, "suffix"));
            if (suffix.isBlank()) {
                throw new IllegalArgumentException(
                        "the suffix of User-Agent is blank; pass a name such as billing/1.4");
            }
            this.userAgent = USER_AGENT + " " + suffix.trim();
            return this;
        }

        /**
         * Adds a listener to the calls of this client.
         *
         * @param listener a thread-safe listener
         * @return this builder
         */
        public Builder addListener(CallListener listener) {
            listeners.add(Objects.requireNonNull(listener, "listener"));
            return this;
        }

        /**
         * Sets an OkHttp client to build on. Its connection pool, interceptors, event listeners, proxy, DNS, TLS settings and
         * cookies are used; it is not changed and not closed. Its limits, dispatcher, authenticator, cache, redirects and
         * retries are replaced. Two kinds of attempts use a new connection instead of one of the pool: those with a value
         * that can be sent only once, as a refresh token, and those after an attempt that got no response. The DNS runs on a
         * thread of the SDK's.
         *
         * @param httpClient the client
         * @return this builder
         */
        public Builder httpClient(OkHttpClient httpClient) {
            this.httpClient = Objects.requireNonNull(httpClient, "httpClient");
            return this;
        }

        /**
         * Reads settings from environment variables: {@code MOOV_PUBLIC_KEY} and {@code MOOV_SECRET_KEY}, and if set {@code
         * MOOV_VERSION} and {@code MOOV_BASE_URL} or otherwise {@code MOOV_HOST}. What is set later wins.
         *
         * @return this builder
         * @throws IllegalStateException if a variable is missing or malformed; the message names it
         */
        public Builder fromEnvironment() {
            return fromEnvironment(System.getenv());
        }

        Builder fromEnvironment(Map<String, String> variables) {
            Environment environment = new Environment(variables);
            credentials(environment.credentials());
            environment.set("MOOV_VERSION", this::moovVersion);
            if (!environment.set("MOOV_BASE_URL", this::baseUrl)) {
                environment.set("MOOV_HOST", host -> baseUrl(Environment.urlOf(host)));
            }
            return this;
        }

        /**
         * Builds the client.
         *
         * @return the client
         * @throws IllegalStateException if both credentials and tokens were set, or if the OkHttp on the class path is too
         *     old; the message says what to do
         */
        public MoovClient build() {
            Compatibility.check();
            if (credentials != null && tokens != null) {
                throw new IllegalStateException(
                        "the client was given both credentials(…) and tokens(…); give one of the two,"
                                + " and a client of its own to each API that takes the other");
            }
            return new MoovClient(this);
        }
    }
}
