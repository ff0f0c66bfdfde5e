package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.MoovClient;
import io.moov.client.testing.Failure;
import io.moov.client.testing.MoovSandbox;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LateAnswerTest {
    @Test
    void aTokenDoesNotLiveLongerBecauseItsAnswerTookTime() throws Exception {
        Duration lifetime = Duration.ofMinutes(1);
        Duration late = Duration.ofMillis(300);
        try (MoovSandbox sandbox = MoovSandbox.builder().tokenLifetime(lifetime).start();
                MoovClient moov = MoovClient.builder()
                        .baseUrl(sandbox.baseUrl())
                        .credentials(sandbox.credentials())
                        .build()) {
            sandbox.failNext(1, Failure.delay(late));

            CachedToken token = TokenEndpoint.of(
                            moov, sandbox::credentials, "/ping.read", TokenLifetime.defaults(), Clock.SYSTEM)
                    .create(null, null)
                    .get(20, TimeUnit.SECONDS);

            assertThat(Duration.ofNanos(token.lifeNanos)).isPositive().isLessThanOrEqualTo(lifetime.minus(late));
        }
    }
}
