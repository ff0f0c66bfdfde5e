package io.moov.client.token.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.support.RedisServer;
import io.moov.client.token.TokenStore;
import io.moov.client.token.TokenStore.Claim;
import io.moov.client.token.TokenStoreException;
import io.moov.client.token.TokenStoreException.Reason;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A primary, a replica and a sentinel that lets the one take over from the other. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RedisSentinelTest {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final byte[] VALUE = {1};

    private RedisServer primary;
    private RedisServer replica;
    private RedisServer sentinel;
    private TokenStore store;

    @BeforeEach
    void start() throws Exception {
        primary = RedisServer.start();
        replica = RedisServer.start("--replicaof", "127.0.0.1 " + primary.port());
        replica.await("INFO replication", "master_link_status:up");
        sentinel = RedisServer.startSentinel(primary.port());
        sentinel.await("SENTINEL REPLICAS primary", replica.address());
        store = RedisTokenStore.connect("redis-sentinel://" + sentinel.address() + "/0?timeout=20s#primary");
    }

    @AfterEach
    void stop() {
        if (store != null) {
            store.close();
        }
        for (RedisServer each : new RedisServer[] {sentinel, replica, primary}) {
            if (each != null) {
                each.close();
            }
        }
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private long share() throws Exception {
        Claim claim = get(store.claim("key", 0, "a", LEASE));
        assertThat(get(store.write("key", claim.getFence(), VALUE, LEASE))).isTrue();
        return claim.getFence();
    }

    @Test
    void usesThePrimaryThatTheSentinelKnows() throws Exception {
        share();

        assertThat(primary.command("EXISTS key")).isEqualTo(":1");
    }

    @Test
    void findsTheNewPrimaryAfterACrash() throws Exception {
        long before = share();
        replica.await("HGET key version", Long.toString(before));
        primary.stop();

        Claim after = claimOnceServed();

        assertThat(after.getEntry()).isNotNull();
        assertThat(after.getEntry().getVersion()).isEqualTo(before);
        assertThat(get(store.claim("key", before, "b", LEASE)).getFence()).isGreaterThan(before);
        primary.restart();
    }

    @Test
    void findsTheNewPrimaryAfterAPlannedFailover() throws Exception {
        long before = share();
        sentinel.await("SENTINEL FAILOVER primary", "+OK"); // once it has seen that the replica is good
        replica.await("INFO replication", "role:master");
        primary.await("INFO replication", "role:slave");
        sentinel.await("SENTINEL GET-MASTER-ADDR-BY-NAME primary", Integer.toString(replica.port()));

        long after = get(store.claim("another", 0, "b", LEASE)).getFence();

        assertThat(after).isGreaterThan(before);
        assertThat(replica.command("EXISTS another")).isEqualTo(":1");
    }

    /** Until the sentinel has seen the crash and chosen, there is nobody who could serve. */
    private Claim claimOnceServed() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (true) {
            try {
                return get(store.claim("key", 0, "b", LEASE));
            } catch (ExecutionException e) {
                assertThat(((TokenStoreException) e.getCause()).getReason())
                        .isIn(Reason.UNREACHABLE, Reason.READ_ONLY, Reason.TIMEOUT);
                assertThat(System.nanoTime()).isLessThan(end);
                TimeUnit.MILLISECONDS.sleep(100); // the sentinel's decision takes a second
            }
        }
    }
}
