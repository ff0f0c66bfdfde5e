package io.moov.client.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moov.client.testing.SandboxHttp.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures on demand: answers that get lost, late or torn on their way. */
@Timeout(60)
final class BrokenConnectionTest {
    private static final Duration A_MOMENT = Duration.ofMillis(300);

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
    void aResetGivesNoAnswerAndChangesNothing() throws Exception {
        sandbox.failNext(1, Failure.reset());

        assertThatThrownBy(() -> http.refresh(token)).isInstanceOf(IOException.class);
        assertThat(sandbox.isActive(token.refreshToken())).isTrue();
        assertThat(sandbox.requestCount()).isEqualTo(2);
        assertThat(http.refresh(token).status()).isEqualTo(200);
    }

    @Test
    void anAnswerCanBeLostAfterTheRequestWasCarriedOut() throws Exception {
        sandbox.failNext(1, Failure.reset().afterProcessing());

        assertThatThrownBy(() -> http.refresh(token)).isInstanceOf(IOException.class);

        assertThat(sandbox.isActive(token.refreshToken())).isFalse();
        assertThat(http.refresh(token).error()).isEqualTo("invalid_grant");
        assertThat(sandbox.isActive(token.accessToken())).isFalse();
    }

    @Test
    void halfAnAnswerIsCutInItsBody() throws Exception {
        sandbox.failNext(1, Failure.halfAnswer());

        HttpRequest request = http.post("oauth2/token", refreshBody()).build();
        HttpResponse<InputStream> answer =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());

        assertThat(answer.statusCode()).isEqualTo(200);
        try (InputStream body = answer.body()) {
            int length = Integer.parseInt(
                    answer.headers().firstValue("Content-Length").orElseThrow());
            assertThat(body.readNBytes(length / 2)).hasSize(length / 2);
            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        }
        assertThat(sandbox.isActive(token.refreshToken())).isFalse();
    }

    @Test
    void halfAnAnswerWithoutBodyIsNone() throws Exception {
        sandbox.failNext(1, Failure.halfAnswer());
        assertThatThrownBy(() -> http.revokeToken("token", token.accessToken())).isInstanceOf(IOException.class);
        assertThat(sandbox.isActive(token.accessToken())).isFalse();

        sandbox.failNext(1, Failure.halfAnswer().body("text/plain", "x"));
        assertThatThrownBy(() -> http.newToken("/ping.read")).isInstanceOf(IOException.class);
    }

    @Test
    void silenceNeverAnswers() throws Exception {
        sandbox.failNext(1, Failure.silence());

        var answer = refreshAsync();
        awaitSecondRequest();

        assertThatThrownBy(() -> answer.get(A_MOMENT.toMillis(), TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
        answer.cancel(true);
        assertThat(sandbox.isActive(token.refreshToken())).isTrue();
        assertThat(http.refresh(token).status()).isEqualTo(200);
    }

    @Test
    void aLateAnswerIsWorkedForAtOnce() throws Exception {
        sandbox.failNext(1, Failure.delay(Duration.ofHours(1)));
        var answer = refreshAsync();
        while (sandbox.isActive(token.refreshToken())) {
            Thread.onSpinWait();
        }
        assertThat(answer).isNotDone();
        answer.cancel(true);

        sandbox.failNext(1, Failure.delay(Duration.ofMillis(100)));
        long start = System.nanoTime();
        assertThat(http.newToken("/ping.read").status()).isEqualTo(200);
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(90_000_000);
    }

    @Test
    void anAnswerCanDrip() throws Exception {
        sandbox.failNext(1, Failure.drip());

        HttpRequest request = http.post("oauth2/token", refreshBody()).build();
        HttpResponse<InputStream> answer =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());

        try (InputStream body = answer.body()) {
            long start = System.nanoTime();
            assertThat((char) body.read()).isEqualTo('{');
            assertThat((char) body.read()).isEqualTo('"');
            assertThat(System.nanoTime() - start).isGreaterThan(500_000_000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"silence", "delay", "drip"})
    void closingDoesNotWaitForAFailure(String failure) throws Exception {
        sandbox.failNext(
                1,
                switch (failure) {
                    case "silence" -> Failure.silence();
                    case "delay" -> Failure.delay(Duration.ofHours(1));
                    default -> Failure.drip();
                });
        var answer = refreshAsync();
        awaitSecondRequest();

        sandbox.close();

        assertThatThrownBy(answer::get).hasCauseInstanceOf(IOException.class);
    }

    private void awaitSecondRequest() {
        while (sandbox.requestCount() < 2) {
            Thread.onSpinWait();
        }
    }

    private CompletableFuture<HttpResponse<String>> refreshAsync() {
        HttpRequest request = http.post("oauth2/token", refreshBody()).build();
        return HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private String refreshBody() {
        return SandboxHttp.json("grant_type", "refresh_token", "refresh_token", token.refreshToken());
    }
}
