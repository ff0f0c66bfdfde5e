package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.moov.client.support.RedisServer;
import io.moov.client.token.TokenStore.Entry;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisTokenStoreTest extends TokenStoreContract {
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
    TokenStore store() {
        return store;
    }

    @Override
    void pass(Duration time) throws IOException {
        server.pass(time.plusMillis(5));
    }

    @Test
    void keepsFencesGrowingWhenTheServerLosesItsData() throws Exception {
        long before = get(store.acquire(key, LONG));
        assertThat(server.command("FLUSHALL")).isEqualTo("+OK");
        long after = get(store.acquire(key, LONG));
        assertThat(after).isGreaterThan(before);
        assertThat(get(store.write(key, before, VALUE, LONG))).isFalse();
    }

    @Test
    void acceptsTheHolderOfALeaseThatWasLostWithTheData() throws Exception {
        long fence = get(store.acquire(key, LONG));
        server.command("FLUSHALL");
        assertThat(get(store.write(key, fence, VALUE, LONG))).isTrue();
        assertThat(get(store.read(key)).getVersion()).isEqualTo(fence);
        assertThat(get(store.acquire(key, LONG))).isGreaterThan(fence);
    }

    @Test
    void sendsItsScriptsAgainWhenTheServerForgotThem() throws Exception {
        long fence = get(store.acquire(key, LONG));
        assertThat(server.command("SCRIPT FLUSH")).isEqualTo("+OK");
        assertThat(get(store.write(key, fence, VALUE, LONG))).isTrue();
        server.command("SCRIPT FLUSH");
        assertThat(get(store.read(key)).getValue()).isEqualTo(VALUE);
        server.command("SCRIPT FLUSH");
        get(store.release(key, fence));
        server.command("SCRIPT FLUSH");
        assertThat(get(store.remove(key, fence))).isTrue();
    }

    @Test
    void keepsTheKeysOfOneTokenTogetherAndLeavesNothingForEver() throws Exception {
        long fence = get(store.acquire(key, LONG));
        get(store.write(key, fence, VALUE, LONG));
        for (String name : new String[] {"{" + key + "}", "{" + key + "}:fence", "{" + key + "}:lease"}) {
            assertThat(Long.parseLong(server.command("PTTL " + name).substring(1)))
                    .as(name)
                    .isPositive();
        }
        assertThat(server.command("PTTL {" + key + "}:fence"))
                .satisfies(ttl -> assertThat(Long.parseLong(ttl.substring(1))).isGreaterThan(LONG.toMillis()));
    }

    @Test
    void takesWhatSomebodyElsePutThereForNothing() throws Exception {
        for (String spoil : new String[] {
            "SET {K} text",
            "LPUSH {K} text",
            "SET {K}:fence text",
            "SET {K}:fence inf",
            "SET {K}:fence nan",
            "SET {K}:fence 1e300",
            "LPUSH {K}:fence text",
            "SET {K}:lease text",
            "LPUSH {K}:lease text"
        }) {
            String name = key + spoil.hashCode();
            assertThat(server.command(spoil.replace("{K}", "{" + name + "}"))).isIn("+OK", ":1");

            assertThat(get(store.read(name))).as(spoil).isNull();
            long fence = get(store.acquire(name, LONG));
            assertThat(fence).as(spoil).isPositive();
            assertThat(get(store.write(name, fence, VALUE, LONG))).as(spoil).isTrue();
            assertThat(get(store.read(name)).getValue()).as(spoil).isEqualTo(VALUE);
            get(store.release(name, fence));
            assertThat(get(store.acquire(name, LONG))).as(spoil).isGreaterThan(fence);
        }
    }

    @Test
    void readsAMalformedVersionSoThatItCanBeRefusedAndReplaced() throws Exception {
        assertThat(server.command("HSET {" + key + "} version text value spoilt"))
                .isEqualTo(":2");

        Entry entry = get(store.read(key));

        assertThat(entry.getVersion()).isZero();
        assertThat(entry.getRemaining()).isZero();
        assertThat(get(store.remove(key, 0))).isTrue();
    }

    @Test
    void leavesTheClientOfTheApplicationOpen() throws Exception {
        RedisClient client = RedisClient.create();
        try {
            RedisTokenStore through = RedisTokenStore.of(client, RedisURI.create(server.uri()));
            long fence = get(through.acquire(key, LONG));
            assertThat(get(store.acquire(key, LONG))).isZero();
            get(through.release(key, fence));
            through.close();
            try (var own = client.connect(RedisURI.create(server.uri()))) {
                assertThat(own.sync().ping()).isEqualTo("PONG");
            }
        } finally {
            client.shutdown();
        }
    }
}
