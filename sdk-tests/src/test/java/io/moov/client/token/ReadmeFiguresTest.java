package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.support.Readme;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The README's figures of renewal are those of the code. */
class ReadmeFiguresTest {
    private static final String README = Readme.text().replaceAll("\\s+", " ");

    @Test
    void ofTheMarginAndTheStalePart() {
        assertThat(README)
                .contains(Lifetimes.DEFAULT_MARGIN.toSeconds() + " seconds, or " + percent(Lifetimes.MARGIN_SHARE)
                        + " % of its life if that is less")
                .contains("the last " + percent(Lifetimes.SHORTEST_STALE_SHARE) + " to "
                        + percent(Lifetimes.LONGEST_STALE_SHARE) + " % of its life before the margin");
    }

    @Test
    void ofTheWaitsAfterFailures() {
        assertThat(README)
                .contains("tried again after " + seconds(RenewalPace.FIRST_BACKOFF_NANOS) + " second, then 2, up to "
                        + seconds(RenewalPace.LONGEST_BACKOFF_NANOS))
                .contains("after up to " + seconds(RenewalPace.LONGEST_WAIT_NANOS)
                        + " second if failures follow one another, up to "
                        + seconds(RenewalPace.LONGEST_LIMITED_WAIT_NANOS) + " after a 429");
    }

    @Test
    void ofTheLease() {
        assertThat(SharedToken.LIVES_PER_LEASE).as("a tenth").isEqualTo(10);
        assertThat(README)
                .contains("a tenth of a token's life (" + SharedToken.SHORTEST_LEASE.toSeconds() + " to "
                        + SharedToken.LONGEST_LEASE.toSeconds() + " seconds)");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f", share * 100);
    }

    private static long seconds(long nanos) {
        return Duration.ofNanos(nanos).toSeconds();
    }
}
