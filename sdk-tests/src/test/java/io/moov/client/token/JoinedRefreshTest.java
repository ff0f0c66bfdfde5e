package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.ApiException;
import io.moov.client.FailedCalls;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers whose token expires while a refresh is under way that began in the background, and has little time. */
class JoinedRefreshTest {
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final VirtualTime time = new VirtualTime(3);
    private final FakeEndpoint endpoint = new FakeEndpoint(time);
    private final TokenCache source = Sources.cacheAlone(time, endpoint, event -> {});

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void getOneWithTheLimitsOfTheClientAfterIt(boolean async) {
        CompletableFuture<CachedToken> joined = join(async);

        time.advance(LIFETIME.multipliedBy(3).dividedBy(100)); // the limit of the first one

        assertThat(joined).isNotDone();
        assertThat(endpoint.pending).hasSize(1);
        assertThat(endpoint.pending.get(0).limit).isNull();
        endpoint.pending.get(0).succeed(LIFETIME);
        assertThat(joined.join().token).isSameAs(endpoint.last);
        assertThat(source.fresh()).isSameAs(joined.join());
        assertThat(endpoint.all).hasSize(3);
    }

    @Test
    void failAsThatOneDoes() {
        CompletableFuture<CachedToken> joined = join(false);
        endpoint.pending.get(0).fail(FailedCalls.lost(true));
        Throwable failure = FailedCalls.lost(true);

        endpoint.pending.get(0).fail(failure);

        assertThat(FailureOf.future(joined)).isSameAs(failure);
        assertThat(endpoint.all).hasSize(3);
    }

    @Test
    void failWithItIfAnotherWouldNotHelp() {
        CompletableFuture<CachedToken> joined = join(false);

        endpoint.pending.get(0).fail(FailedCalls.refused(401, false, null));

        assertThat(((ApiException) FailureOf.future(joined)).getStatus()).isEqualTo(401);
        assertThat(endpoint.all).hasSize(2);
    }

    @Test
    void failWithItIfTheServerWantsToBeLeftAlone() {
        CompletableFuture<CachedToken> joined = join(false);

        endpoint.pending.get(0).fail(FailedCalls.refused(503, true, Duration.ofMinutes(2)));

        assertThat(((ApiException) FailureOf.future(joined)).getRetryAfter()).isEqualTo(Duration.ofMinutes(2));
        assertThat(endpoint.all).hasSize(2);
    }

    @Test
    void failIfTheSourceIsClosedAfterIt() {
        CompletableFuture<CachedToken> joined = join(false);
        endpoint.pending.get(0).fail(FailedCalls.lost(true));

        source.close();

        assertThat(joined).isCompletedExceptionally();
    }

    /** Nobody waits for a token: what is due in the background has its time. */
    @Test
    void nobodyJoined() {
        CompletableFuture<CachedToken> first = source.obtain(false);
        endpoint.pending.get(0).succeed(LIFETIME);
        time.advance(LIFETIME.multipliedBy(71).dividedBy(100));
        assertThat(source.obtain(false).join()).isSameAs(first.join());

        endpoint.pending.get(0).fail(FailedCalls.lost(true));

        assertThat(endpoint.pending).isEmpty();
    }

    /** A token is asked for just before it expires, and again after that. */
    private CompletableFuture<CachedToken> join(boolean async) {
        CompletableFuture<CachedToken> first = source.obtain(async);
        endpoint.pending.get(0).succeed(LIFETIME);
        time.advance(Duration.ofNanos(first.join().usableNanos(time)).minusSeconds(1));
        assertThat(source.obtain(async)).isCompleted();
        assertThat(endpoint.pending.get(0).limit).isEqualTo(Duration.ofSeconds(9));
        time.advance(Duration.ofSeconds(1));
        CompletableFuture<CachedToken> joined = source.obtain(async);
        assertThat(joined).isNotDone();
        return joined;
    }
}
