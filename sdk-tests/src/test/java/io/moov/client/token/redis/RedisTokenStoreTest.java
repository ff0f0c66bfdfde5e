package io.moov.client.token.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.moov.client.support.RedisServer;
import io.moov.client.testing.TokenStoreContract;
import io.moov.client.token.TokenStore;
import io.moov.client.token.TokenStore.Claim;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisTokenStoreTest extends TokenStoreContract {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final byte[] VALUE = {1, 2, 3};

    private static RedisServer server;

    private RedisTokenStore store;

    /** Before each test, so that without a Redis each one is skipped by its name. */
    @BeforeEach
    void connect() {
        if (server == null) {
            server = RedisServer.start();
        }
        store = RedisTokenStore.connect(server.uri() + "?timeout=20s");
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
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

    @Override
    protected void pass(Duration time) throws IOException {
        server.pass(time.plusMillis(5));
    }

    private Claim claim(String claimId) throws Exception {
        return get(store.claim(key, 0, claimId, LEASE));
    }

    private void write(long fence) throws Exception {
        assertThat(get(store.write(key, fence, VALUE, LIFE))).isTrue();
    }

    private String redis(String command) throws IOException {
        return server.command(command.replace("KEY", key));
    }

    @Test
    void keepsFencesGrowingWhenTheServerLosesItsData() throws Exception {
        long before = claim("a").getFence();
        redis("FLUSHALL");

        long after = claim("b").getFence();

        assertThat(after).isGreaterThan(before);
        assertThat(get(store.write(key, before, VALUE, LIFE))).isFalse();
    }

    @Test
    void acceptsTheHolderOfALeaseThatWasLostWithTheData() throws Exception {
        long fence = claim("a").getFence();
        redis("FLUSHALL");

        write(fence);

        assertThat(claim("b").getEntry().getVersion()).isEqualTo(fence);
        assertThat(get(store.claim(key, fence, "b", LEASE)).getFence()).isGreaterThan(fence);
    }

    @Test
    void keepsOneKeyForATokenAndNothingForEver() throws Exception {
        redis("FLUSHALL");
        write(claim("a").getFence());

        assertThat(redis("DBSIZE")).isEqualTo(":1");
        assertThat(Long.parseLong(redis("PTTL KEY").substring(1)))
                .isBetween(LIFE.toMillis(), LIFE.plusDays(1).toMillis());
        redis("FLUSHALL");
        claim("b");
        assertThat(Long.parseLong(redis("PTTL KEY").substring(1)))
                .isBetween(LEASE.toMillis(), LEASE.plusDays(1).toMillis());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PERSIST KEY", "PEXPIRE KEY 999999999"})
    void doesNotKeepAValueForLongerBecauseSomebodyRaisedTheTimeToLiveOfItsKey(String command) throws Exception {
        long fence = claim("a").getFence();
        get(store.write(key, fence, VALUE, Duration.ofMillis(100)));
        assertThat(redis(command)).isEqualTo(":1");
        pass(Duration.ofMillis(100));

        assertThat(claim("b").getFence()).isGreaterThan(fence);
    }

    @Test
    void takesAForeignLeaseOfADayForNone() throws Exception {
        long fence = claim("a").getFence();
        redis("HSET KEY holder somebody end "
                + (System.currentTimeMillis() + Duration.ofDays(1).toMillis()));

        assertThat(claim("b").getFence()).isGreaterThan(fence);
    }

    @Test
    void goesOnSharingAfterAFenceInTheFutureAndTheLossOfAllData() throws Exception {
        redis("HSET KEY fence 2500000000000000");
        long future = claim("a").getFence();
        write(future);
        assertThat(claim("b").getEntry().getVersion()).isEqualTo(future).isEqualTo(2_500_000_000_000_001L);
        redis("FLUSHALL");

        long present = claim("c").getFence();
        assertThat(present).isPositive().isLessThan(future);
        write(present);

        assertThat(claim("d").getEntry().getVersion()).isEqualTo(present);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LPUSH KEY a",
                "SET KEY a",
                "HSET KEY version text value spoilt until text fence text holder x end text lost y",
                "HSET KEY version 9e99 value spoilt until 9e99 fence 9e99 holder x end 9e99",
                "HSET KEY version nan value spoilt until nan fence nan holder x end nan",
                "HSET KEY version -1 value spoilt until -1 fence -1 holder x end -1",
                "HSET KEY fence 9007199254740991",
                "HSET KEY value spoilt until 9000000000000000"
            })
    void replacesWhatSomebodyElsePutUnderTheKey(String command) throws Exception {
        redis(command);

        long fence = claim("a").getFence();
        assertThat(fence).isPositive();
        assertThat(claim("b").getFence()).isZero();
        write(fence);

        assertThat(claim("b").getEntry().getValue()).isEqualTo(VALUE);
        assertThat(get(store.claim(key, fence, "b", LEASE)).getFence()).isPositive();
    }

    @Test
    void leavesTheClientOfTheApplicationOpen() throws Exception {
        RedisClient client = RedisClient.create();
        try {
            RedisURI uri = RedisURI.builder(RedisURI.create(server.uri()))
                    .withTimeout(Duration.ofSeconds(20))
                    .build();
            RedisTokenStore through = RedisTokenStore.of(client, uri);
            long fence = get(through.claim(key, 0, "a", LEASE)).getFence();
            assertThat(claim("b").getFence()).isZero();
            get(through.release(key, fence));
            through.close();
            try (var own = client.connect(uri)) {
                assertThat(own.sync().ping()).isEqualTo("PONG");
            }
        } finally {
            client.shutdown();
        }
    }
}
