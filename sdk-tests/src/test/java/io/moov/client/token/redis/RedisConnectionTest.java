package io.moov.client.token.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.moov.client.support.CountingProxy;
import io.moov.client.support.CountingProxy.Loss;
import io.moov.client.support.RedisServer;
import io.moov.client.token.TokenStore;
import io.moov.client.token.TokenStore.Claim;
import io.moov.client.token.TokenStoreException;
import io.moov.client.token.TokenStoreException.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a connection costs, and how it is made anew. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RedisConnectionTest {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final byte[] VALUE = {1};

    private RedisServer server;
    private CountingProxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = RedisServer.start();
        proxy = new CountingProxy(server.port());
    }

    @AfterEach
    void stop() throws IOException {
        if (server != null) {
            proxy.close();
            server.close();
        }
    }

    private RedisTokenStore connect(String timeout) {
        return RedisTokenStore.connect("redis://127.0.0.1:" + proxy.port() + "?timeout=" + timeout);
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private static Claim claim(TokenStore store, String claimId) throws Exception {
        return get(store.claim("key", 0, claimId, LEASE));
    }

    private static TokenStoreException failure(CompletionStage<?> stage) {
        Throwable thrown = catchThrowable(() -> get(stage));
        assertThat(thrown).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(TokenStoreException.class);
        return (TokenStoreException) thrown.getCause();
    }

    /** Opens the connection, so that only what follows is counted. */
    private void openConnection(TokenStore store) throws Exception {
        assertThat(get(store.remove("another key", 1))).isFalse();
        proxy.takeRoundTrips();
    }

    @Test
    void coldStartTakesTwoRoundTripsOnAServerThatKnowsNoScript() throws Exception {
        try (TokenStore store = connect("60s")) {
            openConnection(store);
            server.command("SCRIPT FLUSH");

            long fence = claim(store, "a").getFence();
            assertThat(proxy.takeRoundTrips()).isEqualTo(1);
            assertThat(get(store.write("key", fence, VALUE, LEASE))).isTrue();

            assertThat(proxy.takeRoundTrips()).isEqualTo(1);
        }
    }

    @Test
    void coldStartTakesTwoRoundTripsOnAServerThatTookOver() throws Exception {
        try (TokenStore store = connect("60s");
                RedisServer other = RedisServer.start()) {
            claim(store, "before");
            proxy.leadTo(other.port());
            server.stop();
            openConnection(store);

            long fence = claim(store, "a").getFence();
            assertThat(get(store.write("key", fence, VALUE, LEASE))).isTrue();

            assertThat(proxy.takeRoundTrips()).isEqualTo(2);
            server.restart();
        }
    }

    @Test
    void valueOfAnotherProcessTakesOneRoundTrip() throws Exception {
        try (TokenStore store = connect("60s");
                TokenStore other = RedisTokenStore.connect(server.uri() + "?timeout=60s")) {
            get(other.write("key", claim(other, "a").getFence(), VALUE, LEASE));
            openConnection(store);

            assertThat(claim(store, "b").getEntry()).isNotNull();

            assertThat(proxy.takeRoundTrips()).isEqualTo(1);
        }
    }

    @Test
    void lostReplyToAClaimGivesTheSameLeaseToTheSameClaim() throws Exception {
        try (TokenStore store = connect("2s")) {
            openConnection(store);
            proxy.loseNextReply(Loss.SILENT);
            assertThat(failure(store.claim("key", 0, "a", LEASE)).getReason()).isEqualTo(Reason.TIMEOUT);
            assertThat(proxy.lost()).isEqualTo(1);

            Claim again = claimOnceReachable(store);

            assertThat(again.getFence()).isPositive();
            assertThat(server.command("HGET key fence")).startsWith("$");
            assertThat(server.report("HGET key fence").get(1)).isEqualTo(Long.toString(again.getFence()));
            assertThat(claim(store, "b").getFence()).isZero();
        }
    }

    private static Claim claimOnceReachable(TokenStore store) throws Exception {
        for (int attempt = 0; attempt < 30; attempt++) {
            try {
                return claim(store, "a");
            } catch (ExecutionException e) {
                assertThat(e.getCause()).isInstanceOf(TokenStoreException.class); // on a machine that is slow now
            }
        }
        throw new AssertionError("the store does not become reachable");
    }

    @Test
    void connectionThatIsLostWithAReplyIsMadeAnewAndTheClaimRepeated() throws Exception {
        try (TokenStore store = connect("60s")) {
            openConnection(store);
            proxy.loseNextReply(Loss.RESET);

            Claim claim = claim(store, "a");

            assertThat(proxy.lost()).isEqualTo(1);
            assertThat(claim.getFence()).isPositive();
            assertThat(claim(store, "b").getFence()).isZero();
            get(store.release("key", claim.getFence()));
            assertThat(claim(store, "b").getFence()).isGreaterThan(claim.getFence());
        }
    }

    @Test
    void connectionThatIsLostWithAReplyToAWriteIsMadeAnewAndTheWriteRepeated() throws Exception {
        try (TokenStore store = connect("60s")) {
            long fence = claim(store, "a").getFence();
            proxy.loseNextReply(Loss.RESET);

            assertThat(get(store.write("key", fence, VALUE, LEASE))).isTrue();

            assertThat(proxy.lost()).isEqualTo(1);
            assertThat(claim(store, "b").getEntry().getVersion()).isEqualTo(fence);
        }
    }

    /** A planned failover behind one address: the old primary lives on as a replica, and refuses writes. */
    @Test
    void primaryThatBecameAReplicaIsLeftAtOnce() throws Exception {
        try (TokenStore store = connect("60s");
                RedisServer other = RedisServer.start("--replicaof", "127.0.0.1 " + server.port())) {
            long before = claim(store, "a").getFence();
            other.await("INFO replication", "master_link_status:up");
            other.command("REPLICAOF NO ONE");
            server.command("REPLICAOF 127.0.0.1 " + other.port());
            proxy.leadTo(other.port());

            long after = get(store.claim("another", 0, "b", LEASE)).getFence();

            assertThat(after).isGreaterThan(before);
            assertThat(other.command("EXISTS another")).isEqualTo(":1");
        }
    }

    /** Nobody leads elsewhere: it is the same server, which has lost its primary for a while. */
    @Test
    void replicaWithoutPrimaryIsAskedAgainOnANewConnection() throws Exception {
        try (TokenStore store = connect("60s")) {
            claim(store, "a");
            server.command("CONFIG SET replica-serve-stale-data no");
            server.command("REPLICAOF 127.0.0.1 1");
            TokenStoreException failure = failure(store.claim("key", 0, "b", LEASE));
            assertThat(failure.getReason()).isEqualTo(Reason.UNAVAILABLE);
            assertThat(failure).hasMessageContaining("MASTERDOWN");
            server.command("REPLICAOF NO ONE");

            assertThat(claim(store, "a").getFence()).isPositive();
        }
    }

    @Test
    void serverThatIsDownAtTheStartIsUsedOnceItIsUp() throws Exception {
        server.stop();
        try (TokenStore store = RedisTokenStore.connect(server.uri() + "?timeout=60s")) {
            assertAllFailAtOnce(store);
            assertAllFailAtOnce(store);
            server.restart();
            assertThat(claim(store, "a").getFence()).isPositive();
        }
    }

    /** Far below the time limit, which is a minute here. */
    private static void assertAllFailAtOnce(TokenStore store) {
        long start = System.nanoTime();
        for (CompletionStage<?> stage : List.of(
                store.claim("key", 0, "claim", LEASE),
                store.write("key", 1, new byte[1], LEASE),
                store.release("key", 1),
                store.remove("key", 1))) {
            assertThat(failure(stage).getReason()).isEqualTo(Reason.UNREACHABLE);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(50));
    }

    @Test
    void serverThatWasRestartedWhileNobodyAskedIsUsedAtOnce() throws Exception {
        try (TokenStore store = RedisTokenStore.connect(server.uri() + "?timeout=60s")) {
            long before = claim(store, "a").getFence();
            for (int i = 0; i < 5; i++) {
                server.stop();
                server.restart();
                long after = claim(store, "a").getFence();
                assertThat(after).isGreaterThan(before);
                before = after;
            }
        }
    }

    @Test
    void serverThatCrashesFailsWhatIsUnderWay() throws Exception {
        try (TokenStore store = RedisTokenStore.connect(server.uri() + "?timeout=60s")) {
            claim(store, "a");
            server.pause();
            List<CompletionStage<?>> waiting = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                waiting.add(store.claim("key", 0, "claim " + i, LEASE));
            }
            server.stop();
            for (CompletionStage<?> stage : waiting) {
                assertThat(failure(stage).getReason()).isEqualTo(Reason.UNREACHABLE);
            }
            server.restart();
        }
    }

    @Test
    void serverThatWasStuckIsUsedAgain() throws Exception {
        try (TokenStore store = RedisTokenStore.connect(server.uri() + "?timeout=2s")) {
            claimOnceReachable(store);
            server.pause();
            for (int i = 0; i < 3; i++) {
                assertThat(failure(store.claim("key", 0, "a", LEASE)).getReason())
                        .isEqualTo(Reason.TIMEOUT);
            }
            server.resume();
            assertThat(claimOnceReachable(store).getFence()).isPositive();
        }
    }

    @Test
    void severalSeedsAreTriedInTurn() throws Exception {
        try (RedisServer gone = RedisServer.start()) {
            String uri = "redis://" + gone.address() + "," + server.address() + "/1?timeout=60s";
            gone.stop();
            try (TokenStore store = RedisTokenStore.connect(uri)) {
                assertThat(claim(store, "a").getFence()).isPositive();
                assertThat(store).hasToString("RedisTokenStore{" + gone.address() + "," + server.address() + "}");
                assertThat(server.command("DBSIZE")).as("in database 1").isEqualTo(":0");
            }
        }
    }

    @Test
    void replicaAmongSeveralSeedsIsPassedOver() throws Exception {
        try (RedisServer replica = RedisServer.start("--replicaof", "127.0.0.1 " + server.port())) {
            String uri = "redis://" + replica.address() + "," + server.address() + "?timeout=60s";
            try (TokenStore store = RedisTokenStore.connect(uri)) {
                assertThat(claim(store, "a").getFence()).isPositive();
            }
        }
    }
}
