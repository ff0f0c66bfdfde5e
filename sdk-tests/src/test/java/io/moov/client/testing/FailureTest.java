package io.moov.client.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moov.client.testing.SandboxHttp.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Failures on demand: which requests fail, and with what answer. */
final class FailureTest {
    private final MoovSandbox sandbox = MoovSandbox.start();
    private final SandboxHttp http = new SandboxHttp(sandbox);
    private Answer token;

    @BeforeEach
    void haveAToken() throws Exception {
        token = http.newToken("/accounts.read");
    }

    @AfterEach
    void close() {
        sandbox.close();
        assertThat(sandbox.violations()).isEmpty();
    }

    @Test
    void aStatusWithHeadersAndBody() throws Exception {
        sandbox.failNext(
                1,
                Failure.status(503)
                        .header("Retry-After", "1")
                        .body("text/html", "<h1>ouch…</h1>")
                        .header("X-Request-ID", "known"));

        Answer failed = http.refresh(token);

        assertThat(failed.status()).isEqualTo(503);
        assertThat(failed.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(failed.headers().firstValue("Content-Type")).hasValue("text/html");
        assertThat(failed.headers().allValues("X-Request-ID")).containsExactly("known");
        assertThat(failed.body()).isEqualTo("<h1>ouch…</h1>");
        assertThat(sandbox.isActive(token.refreshToken())).isTrue();
    }

    @Test
    void theNextRequestsFailInTheOrderPlanned() throws Exception {
        sandbox.failNext(2, Failure.status(500));
        sandbox.failNext(1, Failure.status(429));

        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            statuses.add(http.newToken("/ping.read").status());
        }
        assertThat(statuses).containsExactly(500, 500, 429, 200);
        assertThat(sandbox.requestCount()).isEqualTo(5);
    }

    @Test
    void anOutageLastsUntilRecovery() throws Exception {
        sandbox.failAll(Failure.status(503));
        sandbox.failNext(1, Failure.status(500));

        assertThat(http.newToken("/ping.read").status()).isEqualTo(500);
        for (int i = 0; i < 5; i++) {
            assertThat(http.newToken("/ping.read").status()).isEqualTo(503);
        }
        sandbox.failNext(1, Failure.status(500));
        sandbox.recover();
        assertThat(http.newToken("/ping.read").status()).isEqualTo(200);
    }

    @Test
    void oneOperationCanFailWhileTheOtherWorks() throws Exception {
        sandbox.failNext(1, Failure.status(500).onlyFor("revokeAccessToken"));
        sandbox.failAll(Failure.status(503).onlyFor("createAccessToken"));

        assertThat(http.newToken("/ping.read").status()).isEqualTo(503);
        assertThat(http.revokeToken("token", "any").status()).isEqualTo(500);
        assertThat(http.revokeToken("token", "any").status()).isEqualTo(204);
    }

    @Test
    void anOutageCoversWhatTheDocumentDoesNotHave() throws Exception {
        try (MoovSandbox down = MoovSandbox.start()) {
            down.failAll(Failure.status(503));
            SandboxHttp client = new SandboxHttp(down);
            assertThat(client.send(client.post("nowhere", "{}")).status()).isEqualTo(503);
            assertThat(down.violations()).hasSize(1);
        }
    }

    @Test
    void aStatusAfterTheRequestWasCarriedOutHidesTheAnswer() throws Exception {
        sandbox.failNext(1, Failure.status(504).afterProcessing());

        Answer failed = http.refresh(token);

        assertThat(failed.status()).isEqualTo(504);
        assertThat(failed.body()).isEmpty();
        assertThat(failed.headers().firstValue("Content-Type")).isEmpty();
        assertThat(sandbox.isActive(token.refreshToken())).isFalse();
    }

    @Test
    void aSuccessCanHaveAnotherBody() throws Exception {
        sandbox.failNext(1, Failure.status(200).body("application/json", "[]"));
        assertThat(http.newToken("/ping.read").body()).isEqualTo("[]");
    }

    @Test
    void failuresAreValues() throws Exception {
        Failure plain = Failure.status(503);
        plain.header("Retry-After", "1").body("text/plain", "x").onlyFor("revokeAccessToken");
        sandbox.failNext(1, plain);

        Answer failed = http.newToken("/ping.read");
        assertThat(failed.status()).isEqualTo(503);
        assertThat(failed.headers().firstValue("Retry-After")).isEmpty();
        assertThat(failed.body()).isEmpty();
    }

    @Test
    void nonsenseIsRefusedWhereItIsWritten() {
        assertRefused(() -> Failure.status(100), "200 to 599");
        assertRefused(() -> Failure.status(600), "200 to 599");
        assertRefused(() -> Failure.delay(Duration.ofSeconds(-1)), "zero or more");
        assertRefused(() -> Failure.reset().onlyFor("createToken"), "createAccessToken, revokeAccessToken");
        assertRefused(() -> Failure.status(503).header("Retry-After", "1\r\nX: y"), "");
        assertRefused(
                () -> {
                    sandbox.failNext(-1, Failure.reset());
                    return null;
                },
                "");
    }

    private static void assertRefused(Supplier<?> nonsense, String message) {
        assertThatThrownBy(nonsense::get)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
