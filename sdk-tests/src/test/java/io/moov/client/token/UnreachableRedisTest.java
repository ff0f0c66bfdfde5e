package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.moov.client.support.RedisServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Redis that is down, stuck or closed to us costs a failed stage, and is used again once it is back. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UnreachableRedisTest {
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final String PASSWORD = "canary-password";

    private RedisServer server;

    @BeforeEach
    void start() {
        server = RedisServer.start("--requirepass", PASSWORD);
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private RedisTokenStore connect(String limit) {
        return RedisTokenStore.connect("redis://:" + PASSWORD + "@127.0.0.1:" + server.port() + "?timeout=" + limit);
    }

    @Test
    void thatIsDownAtTheStartIsUsedOnceItIsUp() throws Exception {
        server.stop();
        try (RedisTokenStore store = connect("60000ms")) {
            assertFailsAtOnce(store);
            assertFailsAtOnce(store);
            server.restart();
            assertThat(TokenStoreContract.get(store.acquire("key", LEASE))).isPositive();
        }
    }

    @Test
    void thatCrashesIsUsedOnceItIsBack() throws Exception {
        try (RedisTokenStore store = connect("60000ms")) {
            long before = TokenStoreContract.get(store.acquire("key", LEASE));
            server.stop();
            assertFailsAtOnce(store);
            server.restart();
            assertThat(TokenStoreContract.get(store.acquire("key", LEASE))).isGreaterThan(before);
        }
    }

    @Test
    void thatWasRestartedWhileNobodyAskedIsUsedAtOnce() throws Exception {
        try (RedisTokenStore store = connect("60000ms")) {
            long before = TokenStoreContract.get(store.acquire("key", LEASE));
            for (int i = 0; i < 5; i++) {
                server.stop();
                server.restart();
                long after = TokenStoreContract.get(store.acquire("key", LEASE));
                assertThat(after).isGreaterThan(before);
                before = after;
            }
        }
    }

    @Test
    void thatCrashesFailsWhatIsUnderWay() throws Exception {
        try (RedisTokenStore store = connect("60000ms")) {
            TokenStoreContract.get(store.acquire("key", LEASE));
            server.pause();
            List<CompletionStage<?>> waiting = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                waiting.add(store.read("key"));
            }
            server.stop();
            for (CompletionStage<?> stage : waiting) {
                assertThatThrownBy(() -> TokenStoreContract.get(stage)).hasCauseInstanceOf(IOException.class);
            }
            server.restart();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void thatIsStuckFailsAfterTheLimitAndIsUsedOnceItGoesOn(boolean connected) throws Exception {
        try (RedisTokenStore store = connect(connected ? "3s" : "100ms")) {
            if (connected) {
                TokenStoreContract.get(store.acquire("other", LEASE));
            }
            server.pause();
            for (int i = 0; i < (connected ? 1 : 3); i++) {
                assertThatThrownBy(() -> TokenStoreContract.get(store.read("key")))
                        .hasCauseInstanceOf(IOException.class)
                        .hasMessageContaining("Redis at 127.0.0.1:" + server.port());
            }
            server.resume();
        }
        try (RedisTokenStore store = connect("60000ms")) {
            assertThat(TokenStoreContract.get(store.acquire("key", LEASE))).isPositive();
        }
    }

    @Test
    void thatWasStuckIsUsedAgainByTheSameStore() throws Exception {
        try (RedisTokenStore store = connect("3s")) {
            TokenStoreContract.get(store.acquire("key", LEASE));
            server.pause();
            assertThatThrownBy(() -> TokenStoreContract.get(store.read("key"))).hasMessageContaining("within PT3S");
            server.resume();
            Throwable failure;
            int tries = 0;
            do {
                failure = catchThrowable(() -> TokenStoreContract.get(store.read("key")));
            } while (failure != null && ++tries < 20);
            assertThat(failure).isNull();
        }
    }

    @Test
    void thatKnowsAnotherPasswordRefusesWithoutShowingOurs() {
        String uri = "redis://:canary-wrong@127.0.0.1:" + server.port();
        try (RedisTokenStore store = RedisTokenStore.connect(uri)) {
            Throwable failure = catchThrowable(() -> TokenStoreContract.get(store.read("key")));
            assertThat(failure).hasCauseInstanceOf(IOException.class);
            assertThat(failure).hasStackTraceContaining("WRONGPASS");
            StringBuilder shown = new StringBuilder(store.toString());
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                shown.append(cause);
            }
            assertThat(shown.toString()).doesNotContain("canary").contains("127.0.0.1:" + server.port());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "canary",
                "http://:canary@host",
                "redis://:canary word@host",
                "redis://:canary@",
                "redis://u:canary@h:x"
            })
    void uriThatIsMalformedIsRefusedWithoutShowingIt(String uri) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedisTokenStore.connect(uri).close())
                .withMessageStartingWith("the URI of Redis is malformed")
                .withMessageNotContaining("canary")
                .withNoCause();
    }

    /** Far below the limit, which is a minute here: {@code get} waits for 20 seconds. */
    private static void assertFailsAtOnce(RedisTokenStore store) {
        for (CompletionStage<?> stage : List.of(
                store.read("key"),
                store.acquire("key", LEASE),
                store.write("key", 1, new byte[1], LEASE),
                store.release("key", 1),
                store.remove("key", 1))) {
            assertThatThrownBy(() -> stage.toCompletableFuture().get(20, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(IOException.class)
                    .hasMessageContaining("Redis at 127.0.0.1")
                    .hasMessageNotContaining("canary");
        }
    }
}
