package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.moov.client.ApiException;
import io.moov.client.ApiResponse;
import io.moov.client.BasicCredentials;
import io.moov.client.BearerTokens;
import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.RetryPolicy;
import io.moov.client.TransportException;
import io.moov.client.auth.AuthTokenRequest;
import io.moov.client.auth.Authenticated;
import io.moov.client.auth.GrantType;
import io.moov.client.auth.Unauthenticated;
import io.moov.client.support.Answers;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.testing.MoovSandbox;
import io.moov.client.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;

/** A client that carries the tokens of a source, over real sockets. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BearerClientTest {
    private final MoovSandbox sandbox = MoovSandbox.start();
    private final MoovClient moov = Clients.of(sandbox.baseUrl())
            .credentials(sandbox.credentials())
            .retryPolicy(Clients.attempts(1))
            .build();
    private final TokenSource source =
            TokenSource.builder(moov).scopes(Scope.ACCOUNTS_READ).build();
    private final Queue<RecordedRequest> requests = new ConcurrentLinkedQueue<>();
    private final MockWebServer server = TestServer.create();
    private volatile Function<RecordedRequest, MockResponse> behaviour = this::checkToken;
    private MoovClient client;

    /** What a generated interface looks like. */
    private interface Api {
        @Authenticated("bearer")
        @GET("accounts")
        Call<ResponseBody> accounts();

        @Authenticated({"basic", "bearer"})
        @GET("either")
        Call<ResponseBody> either();

        @Authenticated("basic")
        @GET("basic")
        Call<ResponseBody> basic();

        @Unauthenticated
        @GET("open")
        Call<ResponseBody> open();

        @GET("unsaid")
        Call<ResponseBody> unsaid();

        @Authenticated("bearer")
        @POST("accounts")
        Call<ResponseBody> create(@Body RequestBody body);
    }

    @BeforeEach
    void start() throws Exception {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                requests.add(request);
                return behaviour.apply(request);
            }
        });
        server.start();
        client = client(source).build();
    }

    private MoovClient.Builder client(BearerTokens tokens) {
        return MoovClient.builder()
                .baseUrl(server.url("/").toString())
                .tokens(tokens)
                .moovVersion("v2026.10.00")
                .retryPolicy(RetryPolicy.builder()
                        .maxAttempts(3)
                        .initialBackoff(Duration.ofMillis(1))
                        .build());
    }

    @AfterEach
    void close() {
        client.close();
        assertThat(source.get())
                .as("closing a client does not close the source")
                .isNotNull();
        source.close();
        moov.close();
        server.close();
        sandbox.close();
    }

    private MockResponse checkToken(RecordedRequest request) {
        String authorization = String.valueOf(request.getHeaders().get("Authorization"));
        return Answers.status(sandbox.isActive(authorization.replace("Bearer ", "")) ? 200 : 401);
    }

    private List<String> authorizations() {
        List<String> seen = new ArrayList<>();
        requests.forEach(request -> seen.add(String.valueOf(request.getHeaders().get("Authorization"))));
        return seen;
    }

    private String bearer() {
        return "Bearer " + source.get().getAccessToken();
    }

    private Api api() {
        return client.create(Api.class);
    }

    @ParameterizedTest
    @EnumSource
    void eachOperationGetsWhatItsDocumentHasForIt(CallStyle style) throws Exception {
        behaviour = request -> Answers.status(200);
        for (Call<ResponseBody> call :
                List.of(api().accounts(), api().either(), api().unsaid(), api().open(), api().basic())) {
            run(style, client, call);
        }
        assertThat(authorizations()).containsExactly(bearer(), bearer(), bearer(), "null", "null");
        assertThat(requests)
                .allMatch(request -> "v2026.10.00".equals(request.getHeaders().get("X-Moov-Version")));
    }

    @Test
    void aClientWithAKeyPairSendsItWhereTheDocumentHasBasic() {
        behaviour = request -> Answers.status(200);
        try (MoovClient basic = Clients.of(server.url("/").toString())
                .credentials(BasicCredentials.of("public", "secret"))
                .build()) {
            Api api = basic.create(Api.class);
            for (Call<ResponseBody> call :
                    List.of(api.basic(), api.either(), api.unsaid(), api.open(), api.accounts())) {
                basic.execute(call);
            }
        }
        assertThat(authorizations())
                .satisfiesExactly(
                        value -> assertThat(value).startsWith("Basic "),
                        value -> assertThat(value).startsWith("Basic "),
                        value -> assertThat(value).startsWith("Basic "),
                        value -> assertThat(value).isEqualTo("null"),
                        value -> assertThat(value).isEqualTo("null"));
    }

    @ParameterizedTest
    @EnumSource
    void after401ACallIsSentOnceMoreWithANewToken(CallStyle style) throws Exception {
        String revoked = bearer();
        sandbox.revoke(source.get().getAccessToken());

        ApiResponse<ResponseBody> response = run(style, client, api().accounts());

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getAttempts()).as("it counts").isEqualTo(2);
        assertThat(authorizations()).containsExactly(revoked, bearer());
    }

    @ParameterizedTest
    @EnumSource
    void theOneMoreIsNoRetry(CallStyle style) throws Exception {
        bearer();
        int[] count = new int[1];
        behaviour = request -> {
            count[0]++;
            return Answers.status(count[0] == 1 ? 401 : count[0] < 4 ? 503 : 200);
        };
        ApiResponse<ResponseBody> response = run(style, client, api().accounts());
        assertThat(response.getAttempts()).isEqualTo(4);

        sandbox.revoke(source.get().getAccessToken());
        behaviour = this::checkToken;
        source.invalidate(source.get()); // so that the one refresh in a while is to be had again
        source.get();
        sandbox.revoke(source.get().getAccessToken());
        ApiException refused = catchThrowableOfType(
                ApiException.class,
                () -> client.execute(
                        api().basic(),
                        RequestOptions.builder().retryPolicy(RetryPolicy.none()).build()));
        assertThat(refused.getAttempts())
                .as("without a token there is nothing to replace")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatAlwaysRefusesGetsOneMoreAndThenEachCallOnce(CallStyle style) throws Exception {
        behaviour = request -> Answers.status(401);
        bearer();
        for (int call = 1; call <= 3; call++) {
            Throwable failure = failureOf(style, api().accounts());
            assertThat(failure).isInstanceOf(ApiException.class);
            assertThat(((ApiException) failure).getStatus()).isEqualTo(401);
            assertThat(((ApiException) failure).getAttempts()).isEqualTo(call == 1 ? 2 : 1);
        }
        assertThat(requests).hasSize(4);
        assertThat(sandbox.requestCount()).isEqualTo(2);
    }

    @Test
    void aBodyThatCanBeSentOnceIsNotSentAgain() {
        sandbox.revoke(source.get().getAccessToken());
        assertThatThrownBy(() -> client.execute(api().create(new OneShot()))).isInstanceOf(ApiException.class);
        assertThat(requests).hasSize(1);
        assertThat(sandbox.requestCount()).as("and asks for no token").isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aTokenThatCannotBeHadFailsTheCallAsItFailed(CallStyle style) {
        sandbox.failNext(1, io.moov.client.testing.Failure.status(403));
        Throwable failure = failureOf(style, api().accounts());
        assertThat(failure).isInstanceOf(ApiException.class);
        assertThat(((ApiException) failure).getOperation()).isEqualTo("createAccessToken");
        assertThat(requests).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theLimitOfACallCoversTheWaitForAToken(CallStyle style) {
        try (MoovClient waiting = client(new Never(CompletableFuture.completedFuture(null)))
                .timeout(Duration.ofMillis(200))
                .build()) {
            Throwable failure = catchThrowable(
                    () -> run(style, waiting, waiting.create(Api.class).accounts()));
            assertThat(failure).isInstanceOf(TransportException.class);
        }
        assertThat(requests).isEmpty();
    }

    @Test
    void anInterruptEndsTheWaitForAToken() throws Exception {
        try (MoovClient waiting =
                client(new Never(CompletableFuture.completedFuture(null))).build()) {
            CountDownLatch ended = new CountDownLatch(1);
            Throwable[] failure = new Throwable[1];
            Thread caller = new Thread(() -> {
                failure[0] = catchThrowable(
                        () -> waiting.execute(waiting.create(Api.class).accounts()));
                ended.countDown();
            });
            caller.start();
            caller.interrupt();
            assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(failure[0]).isInstanceOf(TransportException.class).hasMessageContaining("interrupted");
        }
    }

    @ParameterizedTest
    @EnumSource
    void the401IsTheCallersIfNoOtherTokenComesInTime(CallStyle style) {
        behaviour = request -> Answers.status(401);
        CompletableFuture<String> never = new CompletableFuture<>();
        try (MoovClient waiting = client(new BearerTokens() {
                    @Override
                    public CompletableFuture<String> accessToken() {
                        return CompletableFuture.completedFuture("present");
                    }

                    @Override
                    public CompletableFuture<@Nullable String> accessTokenAfter(String refused) {
                        assertThat(refused).isEqualTo("present");
                        return never.copy();
                    }
                })
                .attemptTimeout(Duration.ofMillis(300))
                .build()) {
            Throwable failure = catchThrowable(
                    () -> run(style, waiting, waiting.create(Api.class).accounts()));
            assertThat(failure).isInstanceOf(ApiException.class);
            assertThat(((ApiException) failure).getStatus()).isEqualTo(401);
        }
        assertThat(requests).hasSize(1);
    }

    @Test
    void bothCredentialsAndTokensAreRefused() {
        assertThatThrownBy(client(source).credentials(BasicCredentials.of("p", "s"))::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("credentials(…)")
                .hasMessageContaining("tokens(…)");
    }

    @Test
    void anOperationThatWantsAKeyPairIsRefusedWithoutOne() {
        assertThatThrownBy(() -> client.authentication()
                        .createAccessToken(AuthTokenRequest.builder()
                                .grantType(GrantType.CLIENT_CREDENTIALS)
                                .scope("/ping.read")
                                .build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was given no credentials");
    }

    private Throwable failureOf(CallStyle style, Call<ResponseBody> call) {
        return catchThrowable(() -> run(style, client, call));
    }

    private static ApiResponse<ResponseBody> run(CallStyle style, MoovClient client, Call<ResponseBody> call) {
        return style.run(client, call, RequestOptions.none());
    }

    /** A source that never has a token. */
    private record Never(CompletableFuture<@Nullable String> after) implements BearerTokens {
        @Override
        public CompletableFuture<String> accessToken() {
            return new CompletableFuture<>();
        }

        @Override
        public CompletableFuture<@Nullable String> accessTokenAfter(String refused) {
            return after;
        }
    }

    private static final class OneShot extends RequestBody {
        @Override
        public okhttp3.@Nullable MediaType contentType() {
            return null;
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws java.io.IOException {
            sink.writeUtf8("once");
        }
    }
}
