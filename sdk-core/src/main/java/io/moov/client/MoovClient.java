package io.moov.client;

import com.squareup.moshi.Moshi;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Retrofit;

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
    private final Retrofit retrofit;
    private final CallEngine engine;
    private final Runnable closeOwned;
    private final AuthenticationClient authentication;

    MoovClient(MoovClientBuilder builder) {
        OkHttpClient http = builder.httpClient();
        CallSettings defaults = builder.settings();
        Moshi moshi = new Moshi.Builder().build();
        this.engine = new CallEngine(defaults, builder.credentials != null, http.dispatcher(), moshi);
        this.closeOwned = builder.ownsHttpClient() ? () -> HttpClients.close(http) : () -> {};
        this.retrofit = new Retrofit.Builder()
                .baseUrl(builder.baseUrl)
                .callFactory(new AttemptFactory(http, defaults, builder.credentials))
                .addConverterFactory(new JsonConverter(moshi))
                .build();
        this.authentication = new AuthenticationClient(this);
    }

    /**
     * Starts with the defaults, which the README lists.
     *
     * @return a new builder
     */
    public static MoovClientBuilder builder() {
        return new MoovClientBuilder();
    }

    /**
     * Makes a client from environment variables: {@code MOOV_PUBLIC_KEY} and {@code MOOV_SECRET_KEY}, and if set
     * {@code MOOV_VERSION} and {@code MOOV_BASE_URL} or else {@code MOOV_HOST}.
     *
     * @return the client
     * @throws IllegalStateException if a variable is missing or malformed; the message names it
     */
    public static MoovClient fromEnvironment() {
        return fromEnvironment(System.getenv());
    }

    static MoovClient fromEnvironment(Map<String, String> variables) {
        MoovClientBuilder builder = builder();
        new Environment(variables).configure(builder);
        return builder.build();
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
     * Implements a generated Retrofit interface with this client's address, credentials and headers. Run the calls it
     * makes with {@link #execute(Call, RequestOptions)}, which adds retries, time limits and typed errors.
     *
     * @param api the interface, for example {@code AuthenticationApi.class}
     * @param <T> the interface
     * @return a thread-safe implementation
     */
    public <T> T create(Class<T> api) {
        return retrofit.create(api);
    }

    /**
     * Runs a call and waits for its answer, as {@link #execute(Call, RequestOptions)} does.
     *
     * @param call a call made from an interface of {@link #create}; it can be run many times
     * @param <T> the type of the value
     * @return the answer
     */
    public <T extends @Nullable Object> ApiResponse<T> execute(Call<T> call) {
        return execute(call, RequestOptions.none());
    }

    /**
     * Runs a call and waits for its answer.
     *
     * @param call a call made from an interface of {@link #create}; it can be run many times
     * @param options what this call does differently
     * @param <T> the type of the value
     * @return the answer
     * @throws ApiException if the server answered with a status that is not a success
     * @throws TransportException if no usable answer came
     * @throws DecodingException if a success had a body other than the document promises
     * @throws IllegalArgumentException if the request must not be sent
     * @throws IllegalStateException if this client is closed
     */
    public <T extends @Nullable Object> ApiResponse<T> execute(Call<T> call, RequestOptions options) {
        return engine.execute(Objects.requireNonNull(call, "call"), Objects.requireNonNull(options, "options"));
    }

    /**
     * Runs a call without blocking, as {@link #executeAsync(Call, RequestOptions)} does.
     *
     * @param call a call made from an interface of {@link #create}; it can be run many times
     * @param <T> the type of the value
     * @return the answer to come; it fails with what {@link #execute(Call, RequestOptions)} throws
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
     * @return the answer to come; it fails with what {@link #execute(Call, RequestOptions)} throws
     */
    public <T extends @Nullable Object> CompletableFuture<ApiResponse<T>> executeAsync(
            Call<T> call, RequestOptions options) {
        return executeAsync(call, options, response -> response);
    }

    <T extends @Nullable Object, R extends @Nullable Object> CompletableFuture<R> executeAsync(
            Call<T> call, RequestOptions options, Function<ApiResponse<T>, R> result) {
        return engine.executeAsync(
                Objects.requireNonNull(call, "call"), Objects.requireNonNull(options, "options"), result);
    }

    /**
     * Ends the calls under way, which fail with a {@link TransportException}, and closes the connections and threads
     * that this client made. An {@link OkHttpClient} that was given to the builder stays as it is. Closing twice does
     * nothing more. A client that is never closed does not keep the JVM from exiting.
     */
    @Override
    public void close() {
        engine.close();
        closeOwned.run();
    }
}
