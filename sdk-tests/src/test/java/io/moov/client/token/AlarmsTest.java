package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

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
        alarms.set(HOUR, () -> rung.add("later"));
        alarms.set(millis(200), () -> rung.add("second"));
        alarms.set(millis(1), () -> rung.add("first"));
        await(millis(400));
        assertThat(rung).containsExactly("first", "second");
    }

    @Test
    void leavesOutWhatWasCancelled() throws Exception {
        TokenTime.Timer timer = alarms.set(millis(1), () -> rung.add("cancelled"));
        TokenTime.Timer only = alarms.set(millis(50), () -> rung.add("kept"));
        timer.cancel();
        await(millis(200));
        only.cancel(); // too late, and harmless
        assertThat(rung).containsExactly("kept");
    }

    @Test
    void goesOnAfterATaskThatFails() throws Exception {
        alarms.set(0, () -> {
            throw new IllegalStateException("from a test");
        });
        await(millis(10));
    }

    @Test
    void noticesALeapOfTheClock() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        alarms.set(HOUR, done::countDown);
        leap.addAndGet(HOUR);
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void wakesUpOnceForAll() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            alarms.set(HOUR, () -> rung.add("later"));
        }
        int before = looks.get();
        await(millis(2_500));
        assertThat(looks.get() - before)
                .as("looks at the clock, of 1,000 sources in some seconds")
                .isLessThan(100);
    }

    private void await(long nanos) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        alarms.set(nanos, done::countDown);
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
