package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class AlarmsTest {
    private static final long HOUR = Duration.ofHours(1).toNanos();

    private final AtomicLong leap = new AtomicLong();
    private final AtomicInteger looks = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> rung = new ConcurrentLinkedQueue<>();
    private final Alarms alarms = new Alarms(() -> {
        looks.incrementAndGet();
        return System.nanoTime() + leap.get();
    });

    @Test
    void ringsInOrderAlsoForAnEarlierAlarmThatCameLater() throws Exception {
        alarms.set(3 * HOUR, () -> rung.add("later"), Alarms.TIMER);
        alarms.set(HOUR * 3 / 2, () -> rung.add("second"), Alarms.TIMER);
        alarms.set(HOUR, () -> rung.add("first"), Alarms.TIMER);
        leap.addAndGet(2 * HOUR);
        await(millis(1));
        assertThat(rung).containsExactly("first", "second");
    }

    @Test
    void leavesOutWhatWasCancelled() throws Exception {
        TokenTime.Timer timer = alarms.set(HOUR, () -> rung.add("cancelled"), Alarms.TIMER);
        TokenTime.Timer kept = alarms.set(HOUR, () -> rung.add("kept"), Alarms.TIMER);
        timer.cancel();
        leap.addAndGet(2 * HOUR);
        await(millis(1));
        kept.cancel(); // too late, and harmless
        assertThat(rung).containsExactly("kept");
    }

    @Test
    void goesOnAfterATaskThatFails() throws Exception {
        alarms.set(
                0,
                () -> {
                    throw new IllegalStateException("from a test");
                },
                Alarms.POOL);
        await(millis(10));
    }

    @Test
    void noticesALeapOfTheClock() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        alarms.set(HOUR, done::countDown, Alarms.POOL);
        leap.addAndGet(HOUR);
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void triesAgainWhenNoThreadCouldBeHad() throws Exception {
        AtomicInteger refusals = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(2);
        Executor exhausted = task -> {
            if (refusals.getAndIncrement() < 3) {
                throw new OutOfMemoryError("unable to create native thread, says a test");
            }
            task.run();
        };
        alarms.set(0, done::countDown, exhausted);
        alarms.set(0, done::countDown, exhausted);
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        await(millis(1));
    }

    @Test
    void needsNoThreadForWhatIsOverAtOnce() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch blocked = new CountDownLatch(1);
        for (int i = 0; i < 4 * Runtime.getRuntime().availableProcessors(); i++) {
            CompletableFuture.runAsync(() -> awaitQuietly(blocked)); // as an application that blocks the common pool
        }
        alarms.set(0, done::countDown, Alarms.TIMER);
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        blocked.countDown();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void wakesUpOnceForAll() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            alarms.set(HOUR, () -> rung.add("later"), Alarms.POOL);
        }
        int before = looks.get();
        await(millis(2_500));
        assertThat(looks.get() - before)
                .as("looks at the clock, of 1,000 sources in some seconds")
                .isLessThan(100);
    }

    private void await(long nanos) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        alarms.set(nanos, done::countDown, Alarms.POOL);
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
