package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.ApiException;
import io.moov.client.FailedCalls;
import io.moov.client.MoovException;
import io.moov.client.auth.AuthToken;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Random steps of one seed, against a source and a simple model of it, which must agree after each step. */
final class ModelRun implements Seeds.Run {
    private static final int STEPS = 80;
    private static final Pattern DETAIL = Pattern.compile(" (PT|HTTP|no|java).*");
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(11);
    private static final List<Duration> LIFETIMES = List.of(
            Duration.ofSeconds(-5),
            Duration.ZERO,
            Duration.ofSeconds(1),
            Duration.ofSeconds(20),
            Duration.ofSeconds(900),
            Duration.ofSeconds(900),
            Duration.ofDays(400_000));

    private final List<String> steps = new ArrayList<>();
    private final Map<String, Integer> seen;
    private final Random random;
    private final VirtualTime time;
    private final FakeEndpoint endpoint;
    private final TokenSource source;

    /** What the source should have, and until when callers should get it, by both clocks. */
    private @Nullable AuthToken present;

    private long usableUntil;
    private long usableUntilMillis;
    private long life;

    /** Until a Retry-After has passed. */
    private long blockedUntil;

    private boolean blocked;

    private final List<AuthToken> old = new ArrayList<>();
    private final Set<String> bad = new HashSet<>();
    private final List<CompletableFuture<AuthToken>> waiters = new ArrayList<>();
    private boolean closed;

    /** A machine that slept cannot tell if its wall clock was set back, too: one of the two. */
    private final boolean sleeps;

    ModelRun(long seed, Map<String, Integer> seen) {
        this.seen = seen;
        this.sleeps = seed % 2 == 0;
        this.random = new Random(seed);
        this.time = new VirtualTime(seed);
        this.endpoint = new FakeEndpoint(time);
        this.source = Sources.alone(time, endpoint);
    }

    @Override
    public List<String> steps() {
        return steps;
    }

    @Override
    public void run() {
        for (int i = 0; i < STEPS; i++) {
            step();
            assertThat(endpoint.pending).as("requests under way").hasSizeLessThanOrEqualTo(1);
            assertThat(time.uncaught).isEmpty();
        }
        if (!closed) {
            endsWithATokenOnceTheServerResponds();
        }
    }

    private void step() {
        int choice = random.nextInt(100);
        if (choice < 38) {
            get();
        } else if (choice < 62) {
            respond();
        } else if (choice < 71) {
            advance(Duration.ofMillis((long) Math.pow(10, random.nextDouble() * 6.5)));
        } else if (choice < 78) {
            advanceToTheEndOfTheLife();
        } else if (choice < 83) {
            invalidate();
        } else if (choice < 88) {
            replace();
        } else if (choice < 90) {
            endpoint.createThrows = new IOException("vault sealed");
        } else if (choice < 92) {
            jumpOrSleep();
        } else if (choice < 95) {
            cancelOne();
        } else if (choice < 99) {
            revoke();
        } else if (random.nextInt(4) == 0) {
            close();
        }
    }

    private boolean isUsable() {
        return present != null && time.nanos() < usableUntil && time.wallMillis() < usableUntilMillis;
    }

    private boolean isBlocked() {
        return blocked && time.nanos() < blockedUntil;
    }

    private void get() {
        note("get");
        boolean throwsNext = endpoint.createThrows != null;
        boolean waitsAlready = waiters.stream().anyMatch(waiter -> !waiter.isDone());
        int requests = endpoint.all.size();
        CompletableFuture<AuthToken> got = source.getAsync();
        if (closed) {
            assertThat(got).isCompletedExceptionally();
        } else if (isUsable()) {
            assertThat(got).isCompletedWithValue(present);
            assertThat(endpoint.isValid(got.join().getAccessToken()))
                    .as("valid")
                    .isTrue();
            assertThat(bad).doesNotContain(got.join().getAccessToken());
            note(endpoint.pending.isEmpty() ? "get fresh" : "get while refreshed in the background");
            noteThrown(throwsNext);
        } else if (isBlocked()) {
            assertThat(endpoint.all)
                    .as("no request before Retry-After has passed")
                    .hasSize(requests);
            Throwable cause = FailureOf.future(got);
            assertThat(cause).isInstanceOf(ApiException.class);
            assertThat(((ApiException) cause).getRetryAfter())
                    .as("what is left")
                    .isEqualTo(Duration.ofNanos(blockedUntil - time.nanos()));
            note("get while blocked");
        } else if (got.isDone()) {
            assertThat(throwsNext).as("fails at once only if creating throws").isTrue();
            assertThat(FailureOf.future(got)).isInstanceOf(IOException.class);
            waiters.clear();
            note("thrown");
        } else {
            waiters.add(got);
            if (waitsAlready) {
                note("get with others");
            }
        }
    }

    /** A refresh in the background met what is thrown; it counts as any failure. */
    private void noteThrown(boolean thrown) {
        if (thrown && endpoint.createThrows == null) {
            note("thrown in the background");
            blocked = false;
        }
    }

    private void respond() {
        if (endpoint.pending.isEmpty()) {
            return;
        }
        FakeEndpoint.Request request = endpoint.pending.get(0);
        switch (random.nextInt(8)) {
            case 0:
                failed(request, FailedCalls.refused(503, true, null));
                break;
            case 1:
                failed(request, FailedCalls.refused(429, true, Duration.ofSeconds(1 + random.nextInt(200))));
                break;
            case 2:
                failed(request, FailedCalls.refused(429, true, null));
                break;
            case 3:
                failed(request, random.nextBoolean() ? FailedCalls.lost(true) : new IOException("vault sealed"));
                break;
            default:
                succeeded(request);
        }
    }

    private void succeeded(FakeEndpoint.Request request) {
        Duration lifetime = LIFETIMES.get(random.nextInt(LIFETIMES.size()));
        note("created " + lifetime);
        if (present != null) {
            old.add(present);
        }
        request.succeed(lifetime);
        if (closed) {
            return;
        }
        blocked = false;
        life = TokenLifetime.nanos(lifetime);
        long usable = life - Math.min(Duration.ofSeconds(30).toNanos(), (long) (life * 0.04));
        usableUntil = time.nanos() + usable;
        usableUntilMillis = time.wallMillis() + usable / 1_000_000;
        AuthToken issued = endpoint.last;
        present = issued;
        for (CompletableFuture<AuthToken> waiter : waiters) {
            assertThat(waiter.isCancelled() || waiter.join().equals(issued))
                    .as("shares the token")
                    .isTrue();
        }
        waiters.clear();
    }

    private void failed(FakeEndpoint.Request request, Exception failure) {
        note("failed " + failure);
        request.fail(failure);
        if (closed) {
            return;
        }
        Duration asked = failure instanceof ApiException ? ((ApiException) failure).getRetryAfter() : null;
        blocked = asked != null;
        blockedUntil = asked == null ? 0 : time.nanos() + asked.toNanos();
        if (waiters.isEmpty()) {
            note("failed in the background");
        }
        boolean mayHelp = failure instanceof MoovException && ((MoovException) failure).isRetryable();
        if (request.limit != null && !waiters.isEmpty() && mayHelp && !blocked) {
            goesOnForThoseWhoJoined();
            return;
        }
        for (CompletableFuture<AuthToken> waiter : waiters) {
            assertThat(waiter).as("ends with its refresh").isCompletedExceptionally();
            if (!waiter.isCancelled()) {
                assertThat(FailureOf.future(waiter)).isSameAs(failure);
            }
        }
        waiters.clear();
        assertThat(endpoint.pending).isEmpty();
    }

    /** The refresh began in the background; those who wait get one of their own after it, now or after a pause. */
    private void goesOnForThoseWhoJoined() {
        note("failed, and goes on for those who joined");
        assertThat(endpoint.pending).allMatch(next -> next.limit == null);
        if (waiters.stream().allMatch(CompletableFuture::isDone)) {
            waiters.stream()
                    .filter(waiter -> !waiter.isCancelled())
                    .forEach(waiter ->
                            assertThat(FailureOf.future(waiter)).as("thrown").isInstanceOf(IOException.class));
            waiters.clear();
        }
    }

    private void advance(Duration by) {
        note("advance " + by);
        boolean mayRunOutOfTime = endpoint.pending.stream().anyMatch(request -> request.limit != null);
        time.advance(by);
        boolean mustBeSent = waiters.stream().anyMatch(waiter -> !waiter.isDone())
                && by.compareTo(LONGEST_PAUSE) > 0
                && !mayRunOutOfTime; // the next one may be due a moment later
        if (mustBeSent && !closed) {
            assertThat(endpoint.pending).as("a request for those who wait").hasSize(1);
        }
        if (waiters.stream().anyMatch(waiter -> waiter.isCompletedExceptionally() && !waiter.isCancelled())) {
            note("thrown after a wait");
            waiters.clear();
            blocked = false;
        }
    }

    /** Into the stale part of the present token's life, or a little before or after it. */
    private void advanceToTheEndOfTheLife() {
        if (isUsable() && life < Duration.ofDays(1).toNanos()) {
            long target = usableUntil - (long) (life * (random.nextDouble() * 0.4 - 0.02));
            advance(Duration.ofNanos(Math.max(0, target - time.nanos())));
        }
    }

    private void jumpOrSleep() {
        if (!sleeps) {
            note("wall clock");
            time.jumpWall(Duration.ofSeconds(random.nextInt(7200) - 3600));
        } else {
            note("sleep");
            time.sleep(Duration.ofSeconds(random.nextInt(1200)));
        }
    }

    private @Nullable AuthToken any(boolean presentOne) {
        return presentOne ? present : old.isEmpty() ? null : old.get(random.nextInt(old.size()));
    }

    private void invalidate() {
        // Mostly while it is being refreshed, so that callers join.
        boolean presentOne = present != null && (random.nextBoolean() || !endpoint.pending.isEmpty());
        AuthToken token = any(presentOne);
        if (token == null) {
            return;
        }
        note(presentOne ? "invalidate" : "invalidate an old one");
        source.invalidate(token);
        bad.add(token.getAccessToken());
        if (presentOne) {
            old.add(present);
            present = null;
        }
    }

    /** An endpoint has answered 401. */
    private void replace() {
        boolean presentOne = present != null && random.nextBoolean();
        AuthToken token = any(presentOne);
        if (token == null || closed || !isUsable() || endpoint.createThrows != null) {
            return;
        }
        int requests = endpoint.all.size();
        boolean running = !endpoint.pending.isEmpty();
        CompletableFuture<CachedToken> replaced = source.cache.replace(token.getAccessToken(), true);
        if (!presentOne) {
            assertThat(replaced.join().token).isEqualTo(present);
            note("401 to an old one");
        } else if (replaced == null) {
            assertThat(endpoint.all).hasSize(requests);
            assertThat(running).isFalse();
            note("401 again");
        } else {
            assertThat(endpoint.pending).hasSize(1);
            assertThat(replaced).isNotDone();
            assertThat(isBlocked() && !running).isFalse();
            note(running ? "401 while refreshed" : "401");
        }
    }

    private void cancelOne() {
        if (!waiters.isEmpty()) {
            note("cancel");
            waiters.get(random.nextInt(waiters.size())).cancel(true);
        }
    }

    private void revoke() {
        note("revoke");
        source.revoke();
        if (present != null) {
            assertThat(endpoint.revoked).contains(present.getAccessToken());
            bad.add(present.getAccessToken());
            old.add(present);
            present = null;
        }
    }

    private void close() {
        note("close");
        source.close();
        closed = true;
        present = null;
        assertThat(waiters).allMatch(CompletableFuture::isDone);
        assertThat(time.waitingTasks()).as("timers of a closed source").isLessThanOrEqualTo(1);
    }

    private void endsWithATokenOnceTheServerResponds() {
        endpoint.createThrows = null;
        for (int i = 0; i < 3; i++) {
            time.advance(Duration.ofMinutes(5));
            CompletableFuture<AuthToken> got = source.getAsync();
            time.advance(LONGEST_PAUSE);
            List.copyOf(endpoint.pending).forEach(request -> request.succeed(Duration.ofMinutes(15)));
            if (got.isDone() && !got.isCompletedExceptionally()) {
                return;
            }
        }
        assertThat(source.getAsync()).as("the last caller").isCompleted();
    }

    private void note(String step) {
        steps.add(step);
        seen.merge(DETAIL.matcher(step).replaceFirst(""), 1, Integer::sum);
    }
}
