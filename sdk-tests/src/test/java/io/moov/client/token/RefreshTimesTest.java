package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.FailedCalls;
import io.moov.client.auth.AuthToken;
import io.moov.client.support.Spread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * When a source that is always in use sends its requests. Many processes have tokens of the same age or meet the same
 * outage, and must not all come to the server at the same moment.
 */
class RefreshTimesTest {
    private static final Duration LIFETIME = Duration.ofDays(1);
    private static final Duration MARGIN = Duration.ofSeconds(30);

    /** After it, nothing that happened before makes a caller wait. */
    private static final Duration QUIET = Duration.ofMinutes(1);

    private static final int PROCESSES = 300;

    /** Nothing next to the stale part of a life. */
    private static final Duration FEW_SECONDS = Duration.ofSeconds(5);

    private final VirtualTime time = new VirtualTime(1);

    @Test
    void aTokenIsRefreshedAtARandomMomentOfTheLast2To4PercentBeforeTheMargin() {
        Spread left = new Spread(percentOfALife(2).minus(FEW_SECONDS), percentOfALife(4));
        for (int i = 0; i < Spread.ENOUGH; i++) {
            Process process = new Process(FEW_SECONDS);
            process.create();
            long marginBegins = time.nanos() + LIFETIME.minus(MARGIN).toNanos();

            process.useUntilRefresh();

            left.add(Duration.ofNanos(marginBegins - time.nanos()));
        }
        left.assertEven();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "4, 8", "5, 16", "6, 32", "7, 60", "8, 60"})
    void aFailedRefreshIsRepeatedInTheSecondHalfOfAGrowingLimit(int failures, int limitSeconds) {
        Duration limit = Duration.ofSeconds(limitSeconds);
        Duration step = limit.dividedBy(100);
        Spread waits = new Spread(limit.dividedBy(2), limit.plus(step));
        for (int i = 0; i < Spread.ENOUGH; i++) {
            waits.add(refreshing(step).failInTurn(failures, 503, null));
        }
        waits.assertEven();
    }

    @Test
    void aRefreshThatTheServerPutsOffIsSpreadBeyondTheTimeAskedFor() {
        Duration asked = Duration.ofSeconds(20);
        Spread waits = new Spread(asked.plusMillis(500), asked.plusMillis(1010));
        for (int i = 0; i < Spread.ENOUGH; i++) {
            waits.add(refreshing(Duration.ofMillis(10)).failInTurn(1, 503, asked));
        }
        waits.assertEven();
    }

    @Test
    void theLimitStartsAnewAfterASuccess() {
        Process process = refreshing(Duration.ofMillis(10));
        assertThat(process.failInTurn(6, 503, null)).isGreaterThanOrEqualTo(Duration.ofSeconds(16));
        process.succeed();
        process.useUntilRefresh();

        assertThat(process.failInTurn(1, 503, null)).isBetween(Duration.ofMillis(500), Duration.ofMillis(1010));
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 4", "3, 8", "4, 10", "5, 10"})
    void afterA429CallersWaitForARandomPartOfAGrowingLimit(int refusals, int limitSeconds) {
        Spread waits = new Spread(Duration.ZERO, Duration.ofSeconds(limitSeconds));
        for (int i = 0; i < Spread.ENOUGH; i++) {
            waits.add(creating().failInTurn(refusals, 429, null));
        }
        waits.assertEven();
    }

    @Test
    void afterASuccessNobodyWaitsForEarlier429s() {
        Process process = creating();
        process.failInTurn(5, 429, null);
        process.succeed();
        time.advance(QUIET);
        process.source.invalidate(process.source.get());

        assertThat(process.waitForRequest()).isZero();
    }

    @Test
    void afterAnotherFailureNobodyWaitsForEarlier429s() {
        Process process = creating();
        process.failInTurn(5, 429, null);
        process.failNext(503, null);
        time.advance(QUIET);

        assertThat(process.waitForRequest()).isZero();
    }

    @Test
    void callersWaitForUpToASecondOnlyWhileFailuresFollowOneAnother() {
        Process process = new Process(Duration.ofMillis(10));
        List<Duration> outage = process.waitsOfAnOutage();
        time.advance(QUIET);
        List<Duration> nextOutage = process.waitsOfAnOutage();

        assertThat(outage).startsWith(Duration.ZERO).isSorted().endsWith(Duration.ofSeconds(1));
        assertThat(nextOutage).isEqualTo(outage);
    }

    /** They all began to wait at the same moment, and the process that has the lease brings nothing. */
    @Test
    void processesThatWaitForAnotherDoNotLookIntoTheStoreAllAtOnce() {
        TroubledStore store = new TroubledStore(time);
        Sharing sharing = new Sharing(store, StoreKeys.of("k1", StoreKeysTest.KEY), "acme");
        FakeEndpoint endpoint = new FakeEndpoint(time);
        for (int i = 0; i < PROCESSES; i++) {
            Sources.renewalsOfFleet(time, endpoint, sharing, new TokenEvents() {})
                    .obtain();
        }
        assertThat(endpoint.pending).as("requests of the fleet").hasSize(1);
        time.advance(Duration.ofSeconds(5)); // their first looks follow closely upon one another
        Map<Long, Integer> reads = new HashMap<>();
        store.onRead = () -> reads.merge(time.nanos() / Duration.ofMillis(100).toNanos(), 1, Integer::sum);

        time.advance(Duration.ofSeconds(5));

        assertThat(reads).isNotEmpty();
        assertThat(reads.values()).as("reads in 100 ms").allMatch(count -> count < PROCESSES / 4);
    }

    /** Its first request waits for its response. */
    private Process creating() {
        Process process = new Process(Duration.ofMillis(25));
        process.waitForRequest();
        return process;
    }

    /** It has a token that is stale, and the request for the next one waits for its response. */
    private Process refreshing(Duration step) {
        Process process = new Process(step);
        process.create();
        process.useUntilRefresh();
        return process;
    }

    private static Duration percentOfALife(int percent) {
        return LIFETIME.multipliedBy(percent).dividedBy(100);
    }

    /** One process with a source; all of them have the same clock and chance. */
    private final class Process {
        final FakeEndpoint endpoint = new FakeEndpoint(time);
        final TokenSource source = Sources.alone(time, endpoint);

        /** How often it asks for a token while a request has failed. */
        private final Duration step;

        Process(Duration step) {
            this.step = step;
        }

        void create() {
            waitForRequest();
            succeed();
        }

        void succeed() {
            endpoint.pending.get(0).succeed(LIFETIME);
        }

        void failNext(int status, @Nullable Duration retryAfter) {
            endpoint.pending.get(0).fail(FailedCalls.refused(status, true, retryAfter));
        }

        /** Lets most of a token's life pass, and the rest until a request is sent; meanwhile nobody waits. */
        void useUntilRefresh() {
            time.advance(percentOfALife(95));
            waitForRequest(FEW_SECONDS);
            assertThat(source.getAsync()).as("a token at once").isCompleted();
        }

        /** Fails one request after the other; gives the time that passed between the last of them and the next. */
        Duration failInTurn(int failures, int status, @Nullable Duration retryAfter) {
            Duration wait = Duration.ZERO;
            for (int i = 0; i < failures; i++) {
                failNext(status, retryAfter);
                wait = waitForRequest();
            }
            return wait;
        }

        List<Duration> waitsOfAnOutage() {
            List<Duration> waits = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                waits.add(waitForRequest());
                failNext(503, null);
            }
            return waits;
        }

        Duration waitForRequest() {
            return waitForRequest(step);
        }

        /** Somebody uses the source at every step; gives the time until a request is sent. */
        private Duration waitForRequest(Duration step) {
            long asked = time.nanos();
            CompletableFuture<AuthToken> got = source.getAsync();
            while (endpoint.pending.isEmpty()) {
                if (time.nanos() - asked > LIFETIME.toNanos()) {
                    throw new AssertionError("no request in " + LIFETIME);
                }
                time.advance(step);
                if (got.isDone()) {
                    got = source.getAsync();
                }
            }
            return Duration.ofNanos(endpoint.pending.get(0).began - asked);
        }
    }
}
