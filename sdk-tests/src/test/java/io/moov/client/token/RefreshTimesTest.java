package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.ApiException;
import io.moov.client.FailedCalls;
import io.moov.client.auth.AuthToken;
import io.moov.client.support.Spread;
import io.moov.client.testing.InMemoryTokenStore;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a source sends its requests, and what its callers notice of an outage. */
class RefreshTimesTest {
    private static final Duration LIFETIME = Duration.ofDays(1);

    /** After it, nothing that happened before makes a caller wait. */
    private static final Duration QUIET = Duration.ofMinutes(1);

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final VirtualTime time = new VirtualTime(1);

    @Test
    void aTokenIsRefreshedAtARandomPointBetween65And70PercentOfItsLife() {
        Duration step = Duration.ofSeconds(20);
        Spread ages = new Spread(percent(65, LIFETIME), percent(70, LIFETIME).plus(step));
        for (int i = 0; i < Spread.ENOUGH; i++) {
            Process process = new Process(step);
            process.create(LIFETIME);
            long created = time.nanos();
            time.advance(percent(64, LIFETIME));
            process.waitForRequest();
            ages.add(Duration.ofNanos(time.nanos() - created));
        }
        ages.assertEven();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "4, 8", "5, 16", "6, 32", "11, 1024", "12, 1024"})
    void aFailedRefreshIsRepeatedInTheSecondHalfOfAGrowingLimit(int failures, int limitSeconds) {
        Duration limit = Duration.ofSeconds(limitSeconds);
        Duration step = limit.dividedBy(100);
        Duration least = limit.dividedBy(2).compareTo(SECOND) < 0 ? SECOND : limit.dividedBy(2);
        for (int i = 0; i < 20; i++) {
            assertThat(refreshing(step, LIFETIME).failInTurn(failures, 503, null))
                    .isBetween(least, limit.plus(step));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 300, 900, 86_400})
    void theWaitAfterAFailureIsAtMost2PercentOfTheLifeAndAtLeastASecond(int seconds) {
        Duration lifetime = Duration.ofSeconds(seconds);
        Duration longest = lifetime.dividedBy(50).compareTo(SECOND) < 0 ? SECOND : lifetime.dividedBy(50);
        Duration step = Duration.ofMillis(50);
        Process process = refreshing(step, lifetime);
        Duration waited = Duration.ZERO;
        for (int i = 0; waited.compareTo(percent(20, lifetime)) < 0; i++) {
            Duration wait = process.failInTurn(1, 503, null);
            assertThat(wait).as("wait " + i).isBetween(SECOND, longest.plus(step));
            waited = waited.plus(wait);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 900, 86_400})
    void oneAttemptInTheBackgroundTakesAtMost3PercentOfTheLife(int seconds) {
        Duration lifetime = Duration.ofSeconds(seconds);
        Process process = refreshing(SECOND, lifetime);
        assertThat(process.endpoint.pending.get(0).limit).isEqualTo(percent(3, lifetime));
    }

    @Test
    void whatCallersWaitForHasTheLimitsOfTheClient() {
        assertThat(creating().endpoint.pending.get(0).limit).isNull();
    }

    /** Refused or silent, wherever in a life it begins, for a process alone and for one that shares its tokens. */
    @ParameterizedTest
    @CsvSource({"300, true", "300, false", "900, true", "900, false", "3600, true", "3600, false"})
    void anOutageShorterThanAFifthOfTheLifeReachesNobodyWhoAsksEverySecond(int seconds, boolean silent) {
        assertNobodyNotices(seconds, silent, Sources::alone);
        assertNobodyNotices(
                seconds,
                silent,
                (clock, endpoint) -> Sources.ofFleet(clock, endpoint, InMemoryTokenStore.create(clock::nanos)));
    }

    private void assertNobodyNotices(
            int seconds, boolean silent, BiFunction<Clock, TokenEndpoint, TokenSource> sources) {
        Duration lifetime = Duration.ofSeconds(seconds);
        Duration outage = percent(20, lifetime).minus(SECOND);
        for (int beginsAt = 0; beginsAt < 100; beginsAt += 2) {
            Process process = new Process(SECOND, sources);
            process.create(lifetime);
            long from = time.nanos() + percent(beginsAt, lifetime).toNanos();
            long until = from + outage.toNanos();
            while (time.nanos() < until + percent(50, lifetime).toNanos()) {
                boolean up = time.nanos() < from || time.nanos() >= until;
                for (FakeEndpoint.Request request : List.copyOf(process.endpoint.pending)) {
                    if (up && request.began - until >= 0 || request.began < from) {
                        request.succeed(lifetime);
                    } else if (!silent) {
                        request.fail(FailedCalls.refused(503, true, null));
                    }
                }
                CompletableFuture<AuthToken> got = process.source.getAsync();
                assertThat(got).as("outage from " + beginsAt + " %").isCompleted();
                assertThat(process.endpoint.isValid(got.join().getAccessToken()))
                        .isTrue();
                time.advance(SECOND);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 900, 3600})
    void aSourceThatIsAskedOnceAMinuteNeverBlocksWhileTheEndpointIsUp(int seconds) {
        Process process = new Process(SECOND);
        process.create(Duration.ofSeconds(seconds));
        for (int minute = 0; minute < 500; minute++) {
            time.advance(Duration.ofMinutes(1));
            CompletableFuture<AuthToken> got = process.source.getAsync();
            assertThat(got).isCompleted();
            assertThat(process.endpoint.isValid(got.join().getAccessToken())).isTrue();
            time.advance(SECOND);
            List.copyOf(process.endpoint.pending).forEach(request -> request.succeed(Duration.ofSeconds(seconds)));
        }
    }

    /** Those who wait for a token, those who have one, and those whose token was refused. */
    @Test
    void nobodyAsksBeforeARetryAfterHasPassed() {
        Duration asked = Duration.ofSeconds(120);
        Process process = creating();
        process.failNext(429, asked);
        for (int second = 0; second < 120; second++) {
            ApiException failure = (ApiException) FailureOf.future(process.source.getAsync());
            assertThat(failure.getStatus()).isEqualTo(429);
            assertThat(failure.getRetryAfter()).isEqualTo(asked.minusSeconds(second));
            time.advance(SECOND);
        }
        assertThat(process.endpoint.all).hasSize(1);
        assertThat(process.waitForRequest()).isZero();
    }

    @Test
    void neitherInTheBackgroundNorForA401IsARetryAfterCutShort() {
        Process process = refreshing(SECOND, LIFETIME);
        process.failNext(503, Duration.ofSeconds(120));
        for (int second = 0; second < 119; second++) {
            AuthToken token = process.source.getAsync().join();
            assertThat(process.source.cache.replace(token.getAccessToken(), false))
                    .isNull();
            time.advance(SECOND);
        }
        assertThat(process.endpoint.pending).isEmpty();
        assertThat(process.waitForRequest()).isBetween(SECOND, SECOND.plus(SECOND));
    }

    @Test
    void theLimitStartsAnewAfterASuccess() {
        Process process = refreshing(Duration.ofMillis(10), LIFETIME);
        assertThat(process.failInTurn(6, 503, null)).isGreaterThanOrEqualTo(Duration.ofSeconds(16));
        process.endpoint.pending.get(0).succeed(LIFETIME);
        process.useUntilRefresh(LIFETIME);

        assertThat(process.failInTurn(1, 503, null)).isBetween(SECOND, Duration.ofMillis(1010));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "4, 8", "5, 10", "6, 10"})
    void afterA429CallersWaitForARandomPartOfAGrowingLimit(int refusals, int limitSeconds) {
        Spread waits =
                new Spread(Duration.ZERO, Duration.ofSeconds(limitSeconds).plusMillis(25));
        for (int i = 0; i < Spread.ENOUGH; i++) {
            waits.add(creating().failInTurn(refusals, 429, null));
        }
        waits.assertEven();
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
        Process process = new Process(Duration.ofMillis(5));
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            waits.add(process.waitForRequest());
            process.failNext(503, null);
        }
        assertThat(waits)
                .startsWith(Duration.ZERO, Duration.ZERO, Duration.ofMillis(125))
                .isSorted()
                .endsWith(SECOND);
        time.advance(QUIET);
        assertThat(process.waitForRequest()).isZero();
    }

    /** They cost a request a second, and not a storm. */
    @Test
    void tokensThatLiveForNothingAreGivenToThoseWhoWaitedForThem() {
        Process process = new Process(Duration.ofMillis(5));
        for (int i = 0; i < 200; i++) {
            CompletableFuture<AuthToken> got = process.source.getAsync();
            time.advance(Duration.ofMillis(50));
            List.copyOf(process.endpoint.pending).forEach(request -> request.succeed(Duration.ZERO));
            assertThat(got.isCompletedExceptionally()).isFalse();
        }
        assertThat(process.endpoint.all).hasSizeBetween(10, 18);
    }

    /** The monotonic clock stood still, or the wall clock was set: expired is what either says. */
    @Test
    void aTokenThatExpiredWhileTheMachineSleptIsNotGivenOut() {
        Process process = new Process(SECOND);
        process.create(LIFETIME);
        time.sleep(LIFETIME);
        assertThat(process.source.getAsync()).isNotDone();
        process.endpoint.pending.get(0).succeed(LIFETIME);
        time.jumpWall(LIFETIME.negated().multipliedBy(3));
        time.advance(LIFETIME);
        assertThat(process.source.getAsync()).isNotDone();
    }

    @Test
    void aFailureThatIsNotOursReachesTheCallersAsItIs() {
        Process process = creating();
        CompletableFuture<AuthToken> waiting = process.source.getAsync();
        IOException undeclared = new IOException("vault sealed");
        process.endpoint.pending.get(0).fail(undeclared);
        assertThat(FailureOf.future(waiting)).isSameAs(undeclared);
    }

    /** Its first request waits for its response. */
    private Process creating() {
        Process process = new Process(Duration.ofMillis(25));
        process.waitForRequest();
        return process;
    }

    /** It has a token that is stale, and the request for the next one waits for its response. */
    private Process refreshing(Duration step, Duration lifetime) {
        Process process = new Process(step);
        process.create(lifetime);
        process.useUntilRefresh(lifetime);
        return process;
    }

    private static Duration percent(int percent, Duration lifetime) {
        return lifetime.multipliedBy(percent).dividedBy(100);
    }

    /** One process with a source; all of them have the same clock and chance. */
    private final class Process {
        final FakeEndpoint endpoint = new FakeEndpoint(time);
        final TokenSource source;

        /** How often it asks for a token while a request has failed. */
        private final Duration step;

        Process(Duration step) {
            this(step, Sources::alone);
        }

        Process(Duration step, BiFunction<Clock, TokenEndpoint, TokenSource> sources) {
            this.step = step;
            this.source = sources.apply(time, endpoint);
        }

        void create(Duration lifetime) {
            waitForRequest();
            endpoint.pending.get(0).succeed(lifetime);
        }

        void failNext(int status, @Nullable Duration retryAfter) {
            endpoint.pending.get(0).fail(FailedCalls.refused(status, true, retryAfter));
        }

        /** Lets most of a token's life pass, and the rest until a request is sent; meanwhile nobody waits. */
        void useUntilRefresh(Duration lifetime) {
            time.advance(percent(70, lifetime));
            assertThat(source.getAsync()).as("a token at once").isCompleted();
            assertThat(endpoint.pending).hasSize(1);
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

        /** Somebody uses the source at every step; gives the time until a request is sent. */
        Duration waitForRequest() {
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
