package io.moov.client.retries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.moov.client.MoovClient;
import io.moov.client.MoovException;
import io.moov.client.RequestOptions;
import io.moov.client.RetryPolicy;
import io.moov.client.support.Answers;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.support.Operation;
import io.moov.client.testing.TestServer;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RetryPolicyTest {
    private final MockWebServer server = TestServer.start(Answers.inTurn(Answers.status(503)));

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void thePolicyOfTheCallBeatsTheClients(CallStyle style) {
        try (MoovClient moov =
                Clients.of(server).retryPolicy(Clients.attempts(4)).build()) {
            MoovException once = style.failure(moov, Operation.CREATE, with(RetryPolicy.none()));
            MoovException twice = style.failure(moov, Operation.CREATE, with(Clients.attempts(2)));
            MoovException asTheClientHasIt = style.failure(moov, Operation.CREATE);

            assertThat(once.getAttempts()).isEqualTo(1);
            assertThat(twice.getAttempts()).isEqualTo(2);
            assertThat(asTheClientHasIt.getAttempts()).isEqualTo(4);
            assertThat(server.getRequestCount()).isEqualTo(1 + 2 + 4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noneMakesOneAttempt(CallStyle style) {
        try (MoovClient moov =
                Clients.of(server).retryPolicy(RetryPolicy.none()).build()) {
            MoovException e = style.failure(moov, Operation.CREATE);

            assertThat(e.getAttempts()).isEqualTo(1);
            assertThat(e.isRetryable()).isTrue();
        }
    }

    /** Without the cap this would take years, and the call would end after two attempts because of its limit. */
    @ParameterizedTest
    @EnumSource
    void aWaitIsNeverLongerThanTheCap(CallStyle style) {
        RetryPolicy capped = RetryPolicy.builder()
                .maxAttempts(20)
                .initialBackoff(Duration.ofMillis(10))
                .multiplier(1000)
                .maxBackoff(Duration.ofMillis(20))
                .build();
        try (MoovClient moov = Clients.of(server)
                .retryPolicy(capped)
                .timeout(Duration.ofMinutes(1))
                .build()) {
            MoovException e = style.failure(moov, Operation.CREATE);

            assertThat(e.getAttempts()).isEqualTo(20);
        }
    }

    /** With any share of three hundred days but nearly none of it the call would end by its limit of a day. */
    @ParameterizedTest
    @EnumSource
    void aComputedWaitBeyondTheDeadlineEndsTheCallAtOnce(CallStyle style) {
        RetryPolicy slow = RetryPolicy.builder()
                .maxAttempts(2)
                .initialBackoff(Duration.ofDays(300))
                .maxBackoff(Duration.ofDays(300))
                .build();
        try (MoovClient moov = Clients.of(server)
                .retryPolicy(slow)
                .timeout(Duration.ofMinutes(1))
                .build()) {
            assertThat(style.failure(moov, Operation.CREATE).getAttempts()).isEqualTo(1);
        }
    }

    @Test
    void defaultsAreTheVendors() {
        RetryPolicy policy = RetryPolicy.defaults();

        assertThat(policy.getMaxAttempts()).isEqualTo(4);
        assertThat(policy.getInitialBackoff()).isEqualTo(Duration.ofMillis(500));
        assertThat(policy.getMaxBackoff()).isEqualTo(Duration.ofSeconds(60));
        assertThat(policy.getMultiplier()).isEqualTo(1.5);
        assertThat(RetryPolicy.none().getMaxAttempts()).isEqualTo(1);
        assertThat(RetryPolicy.builder().build()).isEqualTo(policy).hasSameHashCodeAs(policy);
        assertThat(List.of(
                        RetryPolicy.none(),
                        RetryPolicy.builder()
                                .initialBackoff(Duration.ofMillis(501))
                                .build(),
                        RetryPolicy.builder().maxBackoff(Duration.ofSeconds(61)).build(),
                        RetryPolicy.builder().multiplier(1.6).build()))
                .doesNotContain(policy)
                .doesNotHaveDuplicates();
        assertThat(policy)
                .hasToString("RetryPolicy{maxAttempts=4, initialBackoff=PT0.5S, maxBackoff=PT1M, multiplier=1.5}");
    }

    @Test
    void isTheStartOfAnother() {
        RetryPolicy policy = RetryPolicy.builder()
                .maxAttempts(7)
                .initialBackoff(Duration.ofSeconds(1))
                .maxBackoff(Duration.ofSeconds(9))
                .multiplier(3)
                .build();

        assertThat(policy.toBuilder().build())
                .isEqualTo(policy)
                .hasSameHashCodeAs(policy)
                .hasToString(policy.toString());
        RetryPolicy other = policy.toBuilder().maxAttempts(2).build();
        assertThat(other.getMaxAttempts()).isEqualTo(2);
        assertThat(other.getMaxBackoff()).isEqualTo(Duration.ofSeconds(9));
        assertThat(policy.getMaxAttempts()).isEqualTo(7);
        assertThat(List.of(
                        other,
                        policy.toBuilder().initialBackoff(Duration.ZERO).build(),
                        policy.toBuilder().maxBackoff(Duration.ofSeconds(10)).build(),
                        policy.toBuilder().multiplier(2).build()))
                .doesNotHaveDuplicates()
                .doesNotContain(policy);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void refusesLessThanOneAttempt(int maxAttempts) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.builder().maxAttempts(maxAttempts))
                .withMessageContaining("maxAttempts")
                .withMessageContaining(String.valueOf(maxAttempts));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-0.000000001S", "PT-1H", "P366D", "PT2562047788015215H"})
    void refusesWaitsThatNobodyCanMean(Duration wait) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.builder().initialBackoff(wait))
                .withMessageContaining("initialBackoff");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.builder().maxBackoff(wait))
                .withMessageContaining("maxBackoff");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.999, 0, -2, 1001, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesMultipliersThatShrinkOrExplode(double multiplier) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.builder().multiplier(multiplier))
                .withMessageContaining("multiplier");
    }

    @Test
    void refusesACapBelowTheFirstWait() {
        RetryPolicy.Builder builder =
                RetryPolicy.builder().initialBackoff(Duration.ofSeconds(2)).maxBackoff(Duration.ofSeconds(1));

        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessageContaining("maxBackoff")
                .withMessageContaining("initialBackoff");
    }

    @Test
    void refusesNull() {
        assertThatNullPointerException().isThrownBy(() -> RetryPolicy.builder().initialBackoff(null));
        assertThatNullPointerException().isThrownBy(() -> RetryPolicy.builder().maxBackoff(null));
        assertThatNullPointerException()
                .isThrownBy(() -> RequestOptions.builder().retryPolicy(null));
        assertThatNullPointerException().isThrownBy(() -> MoovClient.builder().retryPolicy(null));
    }

    private static RequestOptions with(RetryPolicy policy) {
        return RequestOptions.builder().retryPolicy(policy).build();
    }
}
