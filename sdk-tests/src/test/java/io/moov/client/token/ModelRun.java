package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.FailedCalls;
import io.moov.client.auth.AuthToken;
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
    private static final Pattern DETAIL = Pattern.compile(" (PT|HTTP|no).*");
    private static final Duration LONGEST_PACE = Duration.ofSeconds(31);
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

    /** What the source should hold, and until when callers should get it. */
    private @Nullable AuthToken present;

    private long usableUntil;
    private long life;
    private final List<AuthToken> old = new ArrayList<>();
    private final Set<String> bad = new HashSet<>();
    private final List<CompletableFuture<AuthToken>> waiters = new ArrayList<>();
    private final Set<String> sentRefreshTokens = new HashSet<>();
    private boolean closed;

    ModelRun(long seed, Map<String, Integer> seen) {
        this.seen = seen;
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
        }
        if (!closed) {
            endsWithATokenOnceTheServerAnswers();
        }
    }

    private void step() {
        int choice = random.nextInt(100);
        if (choice < 40) {
            get();
        } else if (choice < 65) {
            answer();
        } else if (choice < 75) {
            advance(Duration.ofMillis((long) Math.pow(10, random.nextDouble() * 6.5)));
        } else if (choice < 82) {
            advanceToTheEndOfTheLife();
        } else if (choice < 90) {
            invalidate();
        } else if (choice < 95) {
            cancelOne();
        } else if (choice < 99) {
            revoke();
        } else if (random.nextInt(4) == 0) {
            close();
        }
    }

    private boolean isUsable() {
        return present != null && time.nanos() < usableUntil;
    }

    private void get() {
        note("get");
        CompletableFuture<AuthToken> got = source.getAsync();
        if (closed) {
            assertThat(got).isCompletedExceptionally();
        } else if (isUsable()) {
            assertThat(got).isCompletedWithValue(present);
            assertThat(endpoint.isValid(got.join().getAccessToken()))
                    .as("valid")
                    .isTrue();
            assertThat(bad).doesNotContain(got.join().getAccessToken());
            note(endpoint.pending.isEmpty() ? "get fresh" : "get while renewed behind");
        } else {
            assertThat(got).as("waits").isNotDone();
            waiters.add(got);
            noteRefreshTokenIsSentOnce();
        }
    }

    private void noteRefreshTokenIsSentOnce() {
        for (FakeEndpoint.Request request : endpoint.pending) {
            if (request.refreshToken != null) {
                assertThat(endpoint.spentRefreshTokens).as("spent").doesNotContain(request.refreshToken);
                sentRefreshTokens.add(request.refreshToken);
            }
        }
    }

    private void answer() {
        if (endpoint.pending.isEmpty()) {
            return;
        }
        FakeEndpoint.Request request = endpoint.pending.get(0);
        boolean refresh = request.refreshToken != null;
        switch (random.nextInt(8)) {
            case 0:
                failed(request, FailedCalls.refused(503, true, null), true);
                break;
            case 1:
                failed(request, FailedCalls.refused(429, true, Duration.ofSeconds(random.nextInt(3))), true);
                break;
            case 2:
                failed(request, FailedCalls.refused(401, false, null), true);
                break;
            case 3:
                failed(request, refresh ? FailedCalls.invalidGrant() : FailedCalls.lost(true), !refresh);
                break;
            case 4:
                note(refresh ? "lost refresh" : "lost");
                RuntimeException lost = FailedCalls.lost(!refresh);
                request.lose(lost);
                afterFailure(lost, !refresh);
                break;
            default:
                succeeded(request);
        }
        noteRefreshTokenIsSentOnce();
    }

    private void succeeded(FakeEndpoint.Request request) {
        Duration lifetime = LIFETIMES.get(random.nextInt(LIFETIMES.size()));
        note((request.refreshToken == null ? "fetched " : "refreshed ") + lifetime);
        if (present != null) {
            old.add(present);
        }
        request.succeed(lifetime);
        if (closed) {
            return;
        }
        life = Lifetimes.nanos(lifetime);
        usableUntil = time.nanos() + life - Math.min(Duration.ofSeconds(30).toNanos(), (long) (life * 0.04));
        AuthToken issued = endpoint.last;
        present = issued;
        for (CompletableFuture<AuthToken> waiter : waiters) {
            assertThat(waiter.isCancelled() || waiter.join().equals(issued))
                    .as("shares the token")
                    .isTrue();
        }
        waiters.clear();
    }

    private void failed(FakeEndpoint.Request request, RuntimeException failure, boolean endsRenewal) {
        note((request.refreshToken == null ? "failed " : "failed refresh ") + failure.getMessage());
        request.fail(failure);
        afterFailure(failure, endsRenewal);
    }

    private void afterFailure(RuntimeException failure, boolean endsRenewal) {
        if (closed) {
            return;
        }
        if (!endsRenewal) {
            assertThat(endpoint.pending).as("the credentials instead").hasSize(1);
            assertThat(endpoint.pending.get(0).refreshToken).isNull();
            note("fallback");
            return;
        }
        if (waiters.isEmpty()) {
            note("failed behind");
        }
        for (CompletableFuture<AuthToken> waiter : waiters) {
            assertThat(waiter).isCompletedExceptionally();
            if (!waiter.isCancelled()) {
                assertThat(waiter.handle((token, cause) -> cause).join()).hasCause(failure);
            }
        }
        waiters.clear();
        assertThat(endpoint.pending).isEmpty();
    }

    private void advance(Duration by) {
        note("advance " + by);
        time.advance(by);
        boolean mustBeSent = waiters.stream().anyMatch(waiter -> !waiter.isDone()) && by.compareTo(LONGEST_PACE) > 0;
        if (mustBeSent && !closed) {
            assertThat(endpoint.pending).as("a request for those who wait").hasSize(1);
        }
        noteRefreshTokenIsSentOnce();
    }

    /** Into the stale part of the present token's life, or a little before or after it. */
    private void advanceToTheEndOfTheLife() {
        if (isUsable() && life < Duration.ofDays(1).toNanos()) {
            long target = usableUntil - (long) (life * (random.nextDouble() * 0.06 - 0.01));
            advance(Duration.ofNanos(Math.max(0, target - time.nanos())));
        }
    }

    private void invalidate() {
        boolean presentOne = present != null && random.nextBoolean();
        AuthToken token = presentOne ? present : old.isEmpty() ? null : old.get(random.nextInt(old.size()));
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

    private void endsWithATokenOnceTheServerAnswers() {
        CompletableFuture<AuthToken> got = source.getAsync();
        for (int i = 0; i < 3 && !got.isDone(); i++) {
            time.advance(LONGEST_PACE);
            List.copyOf(endpoint.pending).forEach(request -> request.succeed(Duration.ofMinutes(15)));
        }
        assertThat(got).as("the last caller").isCompleted();
    }

    private void note(String step) {
        steps.add(step);
        seen.merge(DETAIL.matcher(step).replaceFirst(""), 1, Integer::sum);
    }
}
