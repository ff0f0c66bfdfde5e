package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.moov.client.auth.AuthToken;
import io.moov.client.support.Answers;
import io.moov.client.support.Tally;
import io.moov.client.testing.Failure;
import io.moov.client.testing.TestServer;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How many tokens a 401 costs. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BearerRefreshTest {
    private static final int CALLS = 100;

    @RegisterExtension
    final ProtectedApi api = new ProtectedApi();

    @ParameterizedTest
    @EnumSource
    void manyAtOnceCostOne(HttpCallStyle style) throws Exception {
        String revoked = revokePresent();
        answerTogether(revoked, this::checkToken);

        assertThat(sendMany(style, Executors.newFixedThreadPool(CALLS))).containsOnly(200);

        assertThat(api.authorizations())
                .hasSize(2 * CALLS)
                .filteredOn(revoked::equals)
                .hasSize(CALLS);
        assertThat(api.tokenRequests()).isEqualTo(2);
    }

    @Test
    void manyAtOnceCostOneOnVirtualThreads() throws Exception {
        assumeTrue(Runtime.version().feature() >= 21, "virtual threads need Java 21");
        String revoked = revokePresent();
        answerTogether(revoked, this::checkToken);
        ExecutorService virtual = (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);

        assertThat(sendMany(HttpCallStyle.OKHTTP_BLOCKING, virtual)).containsOnly(200);

        assertThat(api.tokenRequests()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatAlwaysRefusesCostsOneForAllCallsAtOnce(HttpCallStyle style) throws Exception {
        answerTogether(api.bearer(), request -> Answers.status(401));

        assertThat(sendMany(style, Executors.newFixedThreadPool(CALLS))).containsOnly(401);

        assertThat(api.requests()).hasSize(2 * CALLS);
        assertThat(api.tokenRequests()).isEqualTo(2);
    }

    /** Its first call finds out that another token does not help; those that follow get their 401 at once. */
    @Test
    void aServerThatAlwaysRefusesCostsOneInAWhile() throws Exception {
        api.behave(request -> Answers.status(401));
        OkHttpClient http = api.client();
        for (int calls = 1; calls <= 4; calls++) {
            assertThat(HttpCallStyle.OKHTTP_BLOCKING.send(http, api.post().build()))
                    .isEqualTo(401);
            assertThat(api.requests()).hasSize(1 + calls);
            assertThat(api.tokenRequests()).isEqualTo(2);
        }
    }

    /** A missing scope, say: the callers of other endpoints go on with the token that there is. */
    @Test
    void anEndpointThatAlwaysRefusesDoesNotHoldUpTheCallersOfOthers() throws Exception {
        api.bearer();
        api.sandbox.failAll(Failure.silence()); // a refresh would not end
        api.behave(request -> Answers.status(request.getTarget().startsWith("/bad") ? 401 : 200));
        OkHttpClient http = api.client();
        CompletableFuture<Integer> refused = HttpCallStyle.sendAsync(
                http, api.post().url(api.url(ProtectedApi.HOST, "/bad")).build());
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (api.tokenRequests() < 2 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000); // until its refresh is under way
        }

        for (int i = 0; i < 20; i++) {
            assertThat(HttpCallStyle.OKHTTP_BLOCKING.send(http, api.post().build()))
                    .isEqualTo(200);
        }

        assertThat(refused).isNotDone();
        assertThat(api.tokenRequests()).isEqualTo(2);
    }

    @Test
    void oneThatComesLateCostsNoneIfTheTokenWasRenewedSince() throws Exception {
        AuthToken first = api.source.get();
        String old = api.bearer();
        Tally arrived = new Tally("requests with the old token");
        CountDownLatch refreshed = new CountDownLatch(1);
        api.behave(request -> {
            if (!bears(request, old)) {
                return api.checkToken(request);
            }
            arrived.add();
            refreshed.await();
            return Answers.status(401);
        });
        CompletableFuture<Integer> late =
                HttpCallStyle.sendAsync(api.client(), api.post().build());
        arrived.await(1);

        api.source.invalidate(first);
        String present = api.bearer();
        refreshed.countDown();

        assertThat(late.get(60, TimeUnit.SECONDS)).isEqualTo(200);
        assertThat(api.authorizations()).containsExactly(old, present);
        assertThat(api.bearer()).isEqualTo(present);
        assertThat(api.tokenRequests()).isEqualTo(2);
    }

    @Test
    void eachOfSeveralOnOneClientRefreshesItsOwn() throws Exception {
        try (TokenSource files =
                TokenSource.builder(api.moov).scopes(Scope.PING_READ).build()) {
            OkHttpClient.Builder builder = api.plainClient();
            BearerAuth.of(api.source, ProtectedApi.HOST).addTo(builder);
            BearerAuth.of(files, ProtectedApi.OTHER_HOST).addTo(builder);
            OkHttpClient http = builder.build();
            AuthToken ofFiles = files.get();
            String ofApi = revokePresent();
            api.sandbox.revoke(ofFiles.getAccessToken());

            assertThat(HttpCallStyle.OKHTTP_BLOCKING.send(http, api.post().build()))
                    .isEqualTo(200);
            assertThat(HttpCallStyle.OKHTTP_BLOCKING.send(
                            http,
                            api.post()
                                    .url(api.url(ProtectedApi.OTHER_HOST, "/"))
                                    .build()))
                    .isEqualTo(200);

            assertThat(api.authorizations())
                    .containsExactly(
                            ofApi,
                            api.bearer(),
                            "Bearer " + ofFiles.getAccessToken(),
                            "Bearer " + files.get().getAccessToken());
        }
    }

    /** A proxy that wants its own credentials says nothing about the token. */
    @Test
    void a407OfAProxyCostsNone() throws Exception {
        try (MockWebServer proxy = TestServer.start(Answers.inTurn(Answers.status(407)))) {
            OkHttpClient.Builder builder =
                    BearerAuth.of(api.source, "localhost").addTo(api.plainClient());
            OkHttpClient http = builder.proxy(
                            new Proxy(Proxy.Type.HTTP, new InetSocketAddress("localhost", proxy.getPort())))
                    .proxyAuthenticator(builder.build().authenticator())
                    .build();
            String bearer = api.bearer();

            assertThat(HttpCallStyle.OKHTTP_BLOCKING.send(
                            http, api.post().url("http://localhost:1/").build()))
                    .isEqualTo(407);

            assertThat(proxy.getRequestCount()).isEqualTo(1);
            assertThat(api.bearer()).isEqualTo(bearer);
        }
    }

    private String revokePresent() {
        String bearer = api.bearer();
        api.sandbox.revoke(api.source.get().getAccessToken());
        return bearer;
    }

    private MockResponse checkToken(RecordedRequest request) {
        return api.checkToken(request);
    }

    /** Refuses all calls with a token once all of them are there. */
    private void answerTogether(String refused, ProtectedApi.Behaviour others) {
        CountDownLatch arrived = new CountDownLatch(CALLS);
        api.behave(request -> {
            if (!bears(request, refused)) {
                return others.answer(request);
            }
            arrived.countDown();
            arrived.await();
            return Answers.status(401);
        });
    }

    private static boolean bears(RecordedRequest request, String bearer) {
        return bearer.equals(request.getHeaders().get("Authorization"));
    }

    private List<Integer> sendMany(HttpCallStyle style, ExecutorService threads) throws Exception {
        try {
            OkHttpClient http = api.client();
            List<Future<Integer>> running = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                running.add(threads.submit(() -> style.send(http, api.post().build())));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> each : running) {
                statuses.add(each.get(100, TimeUnit.SECONDS));
            }
            return statuses;
        } finally {
            threads.shutdownNow();
        }
    }
}
