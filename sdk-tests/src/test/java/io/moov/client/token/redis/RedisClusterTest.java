package io.moov.client.token.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.RedisClusterClient;
import io.moov.client.support.RedisCluster;
import io.moov.client.support.RedisServer;
import io.moov.client.support.ReservedPort;
import io.moov.client.testing.TokenStoreContract;
import io.moov.client.token.TokenStore;
import io.moov.client.token.TokenStoreException;
import io.moov.client.token.TokenStoreException.Reason;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A store in a cluster of three primaries, of which the URI names one. */
class RedisClusterTest extends TokenStoreContract {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final byte[] VALUE = {1};

    /** Enough for each node to have some of them. */
    private static final int KEYS = 60;

    private static RedisCluster cluster;

    private TokenStore store;

    @BeforeEach
    void connect() {
        if (cluster == null) {
            cluster = RedisCluster.start();
        }
        store = RedisTokenStore.connect(cluster.nodes().get(1).uri() + "?timeout=20s");
    }

    @AfterAll
    static void stopCluster() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @AfterEach
    void close() {
        if (store != null) {
            store.close();
        }
    }

    @Override
    protected TokenStore store() {
        return store;
    }

    private void assertAllKeysWork(TokenStore tested) throws Exception {
        for (int i = 0; i < KEYS; i++) {
            String name = key + i;
            long fence = get(tested.claim(name, 0, "a", LEASE)).getFence();
            assertThat(get(tested.claim(name, 0, "b", LEASE)).getFence()).isZero();
            assertThat(get(tested.write(name, fence, VALUE, LEASE))).isTrue();
            assertThat(get(tested.claim(name, 0, "b", LEASE)).getEntry().getVersion())
                    .isEqualTo(fence);
            assertThat(get(tested.remove(name, fence))).isTrue();
        }
    }

    @Test
    void sharesKeysOfAllNodes() throws Exception {
        cluster.nodes().get(0).command("FLUSHALL");
        cluster.nodes().get(1).command("FLUSHALL");
        cluster.nodes().get(2).command("FLUSHALL");

        assertAllKeysWork(store);

        for (RedisServer node : cluster.nodes()) {
            assertThat(Integer.parseInt(node.command("DBSIZE").substring(1))).isBetween(1, KEYS - 2);
        }
    }

    @Test
    void findsTheClusterThroughAnyOfSeveralSeeds() throws Exception {
        try (ReservedPort gone = new ReservedPort();
                TokenStore several = RedisTokenStore.connect("redis://127.0.0.1:" + gone.number() + ","
                        + cluster.nodes().get(2).address() + ","
                        + cluster.nodes().get(0).address() + "?timeout=20s")) {
            assertAllKeysWork(several);
        }
    }

    @Test
    void usesTheClusterClientOfTheApplicationAndLeavesItOpen() throws Exception {
        RedisClusterClient client =
                RedisClusterClient.create(cluster.nodes().get(0).uri());
        try {
            try (TokenStore through = RedisTokenStore.of(client, Duration.ofSeconds(20))) {
                assertAllKeysWork(through);
            }
            try (var own = client.connect()) {
                assertThat(own.sync().ping()).isEqualTo("PONG");
            }
        } finally {
            client.shutdown();
        }
    }

    @Test
    void saysThatAClientOfOneNodeIsNotEnough() {
        RedisClient client = RedisClient.create();
        try (TokenStore through = RedisTokenStore.of(
                client, RedisURI.create(cluster.nodes().get(0).uri() + "?timeout=20s"))) {
            Throwable thrown = catchThrowable(() -> assertAllKeysWork(through));

            assertThat(thrown).isInstanceOf(ExecutionException.class);
            assertThat(thrown.getCause()).hasMessageContaining("RedisTokenStore.of(RedisClusterClient)");
            assertThat(((TokenStoreException) thrown.getCause()).getReason()).isEqualTo(Reason.OTHER);
        } finally {
            client.shutdown();
        }
    }

    /** Without replicas, the loss of a node is that of the cluster. */
    @Test
    void isUsedAgainOnceALostNodeIsBack() throws Exception {
        try (RedisCluster own = RedisCluster.start();
                TokenStore tested = RedisTokenStore.connect(own.nodes().get(0).uri() + "?timeout=5s")) {
            assertAllKeysWork(tested);
            RedisServer lost = own.nodes().get(2);
            lost.stop();
            own.nodes().get(0).await("CLUSTER INFO", "cluster_state:fail");

            Throwable thrown = catchThrowable(() -> assertAllKeysWork(tested));
            assertThat(thrown).isInstanceOf(ExecutionException.class);
            assertThat(((TokenStoreException) thrown.getCause()).getReason())
                    .isIn(Reason.UNAVAILABLE, Reason.UNREACHABLE, Reason.TIMEOUT);

            lost.restart();
            for (RedisServer node : own.nodes()) {
                node.await("CLUSTER INFO", "cluster_state:ok");
            }
            assertAllKeysWork(tested);
        }
    }
}
