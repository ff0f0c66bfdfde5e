package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.support.Readme;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The README's figures of tokens are those of the code. */
class ReadmeFiguresTest {
    private static final String README = Readme.text().replaceAll("\\s+", " ");

    @Test
    void ofTheMarginAndTheStalePart() {
        double latest = TokenLifetime.DEFAULT_REFRESH_AFTER + TokenLifetime.SPREAD;
        assertThat(README)
                .contains(TokenLifetime.DEFAULT_MARGIN.toSeconds() + " seconds, or "
                        + percent(TokenLifetime.DEFAULT_MARGIN_SHARE) + " % of its life if that is less")
                .contains("at a random point between " + percent(TokenLifetime.DEFAULT_REFRESH_AFTER) + " and "
                        + percent(latest) + " % of its life");
    }

    @Test
    void ofTheWaitsAfterFailures() {
        assertThat(README)
                .contains("after 1 second, then 2, up to " + percent(1.0 / RefreshBackoff.LIVES_PER_WAIT)
                        + " % of the life")
                .contains("One attempt takes " + percent(RefreshBackoff.ATTEMPT_SHARE) + " % of the life at most")
                .contains("up to " + TimeUnit.NANOSECONDS.toSeconds(RefreshBackoff.LONGEST_LIMITED_WAIT)
                        + " after a 429");
    }

    @Test
    void ofThePauseBetweenRefreshesAfter401() {
        assertThat(TokenCache.LIVES_PER_REPLACEMENT_PAUSE).as("a tenth").isEqualTo(10);
        assertThat(README)
                .contains(TimeUnit.NANOSECONDS.toSeconds(TokenCache.LONGEST_REPLACEMENT_PAUSE)
                        + " seconds, or a tenth of the life if that is less");
    }

    @Test
    void ofTheStoreAndTheLease() {
        assertThat(SharedTokenProvider.LIVES_PER_LEASE).as("a tenth").isEqualTo(10);
        assertThat(SharedTokenProvider.STORE_LIMIT).hasSeconds(5);
        assertThat(README)
                .contains("a tenth of a token's life, " + SharedTokenProvider.SHORTEST_LEASE.toSeconds() + " to "
                        + SharedTokenProvider.LONGEST_LEASE.toSeconds() + " seconds")
                .contains("a `TransportException` after " + SharedTokenProvider.LONGEST_WAIT.toSeconds() + " seconds")
                .contains("without a limit, five seconds");
    }

    @Test
    void ofClosing() {
        assertThat(README).contains("`close()` waits up to " + TokenSource.CLOSE_LIMIT_SECONDS + " seconds");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f", share * 100);
    }
}
