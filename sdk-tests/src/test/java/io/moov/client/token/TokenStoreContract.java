package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moov.client.token.TokenStore.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a source may rely on, whichever store it has. */
abstract class TokenStoreContract {
    static final Duration LONG = Duration.ofMinutes(10);
    static final Duration SHORT = Duration.ofMillis(60);
    static final byte[] VALUE = {0, 1, -1, 127, -128, '\r', '\n', '$'};

    /** The store under test. */
    abstract TokenStore store();

    /** Lets time pass by the store's clock. */
    abstract void pass(Duration time) throws Exception;

    /** A name that no other test uses. */
    final String key = "contract:" + System.nanoTime();

    static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void hasNothingAtFirst() throws Exception {
        assertThat(get(store().read(key))).isNull();
        assertThat(get(store().remove(key, 0))).isFalse();
        assertThat(get(store().remove(key, 1))).isFalse();
    }

    @Test
    void givesBackWhatWasWrittenUnderTheFenceAsItsVersion() throws Exception {
        byte[] value = VALUE.clone();
        long fence = get(store().acquire(key, LONG));
        CompletionStage<Boolean> written = store().write(key, fence, value, LONG);
        value[0] = 99;
        assertThat(get(written)).isTrue();

        Entry entry = get(store().read(key));
        entry.getValue()[0] = 99;

        assertThat(entry.getValue()).isEqualTo(VALUE);
        assertThat(entry.getVersion()).isEqualTo(fence).isPositive();
        assertThat(entry.getRemaining()).isPositive().isLessThanOrEqualTo(LONG);
    }

    @Test
    void forgetsAValueAfterItsLife() throws Exception {
        long fence = get(store().acquire(key, LONG));
        get(store().write(key, fence, VALUE, SHORT));
        pass(SHORT);
        assertThat(get(store().read(key))).isNull();
        assertThat(get(store().remove(key, fence))).isFalse();
    }

    @Test
    void countsDownWhatRemainsOfAValue() throws Exception {
        get(store().write(key, get(store().acquire(key, LONG)), VALUE, LONG));
        pass(SHORT);
        assertThat(get(store().read(key)).getRemaining()).isLessThanOrEqualTo(LONG.minus(SHORT));
    }

    @Test
    void countsALifeFromTheGrantOfTheFenceSoThatALateWriteKeepsNothingForLonger() throws Exception {
        long late = get(store().acquire(key, LONG));
        long tooLate = get(store().acquire(key + "-other", LONG));
        pass(SHORT);

        assertThat(get(store().write(key, late, VALUE, LONG))).isTrue();
        assertThat(get(store().write(key + "-other", tooLate, VALUE, SHORT))).isTrue();

        assertThat(get(store().read(key)).getRemaining()).isLessThanOrEqualTo(LONG.minus(SHORT));
        assertThat(get(store().read(key + "-other"))).isNull();
    }

    @Test
    void replacesAValueAndItsLife() throws Exception {
        long first = get(store().acquire(key, LONG));
        get(store().write(key, first, VALUE, SHORT));
        get(store().release(key, first));
        long second = get(store().acquire(key, LONG));
        assertThat(get(store().write(key, second, new byte[] {7}, LONG))).isTrue();
        pass(SHORT);

        Entry entry = get(store().read(key));

        assertThat(entry.getValue()).containsExactly(7);
        assertThat(entry.getVersion()).isEqualTo(second);
    }

    @Test
    void lendsTheLeaseToOneOnly() throws Exception {
        assertThat(get(store().acquire(key, LONG))).isPositive();
        assertThat(get(store().acquire(key, LONG))).isZero();
        assertThat(get(store().acquire(key + "-other", LONG))).isPositive();
    }

    @Test
    void lendsTheLeaseAgainOnceItsTimeIsOver() throws Exception {
        long crashed = get(store().acquire(key, SHORT));
        pass(SHORT);
        assertThat(get(store().acquire(key, LONG))).isGreaterThan(crashed);
    }

    @Test
    void lendsTheLeaseAgainOnceItIsGivenBack() throws Exception {
        long first = get(store().acquire(key, LONG));
        get(store().release(key, first));
        assertThat(get(store().acquire(key, LONG))).isGreaterThan(first);
    }

    @Test
    void takesTheLeaseBackFromItsHolderOnly() throws Exception {
        long stale = get(store().acquire(key, SHORT));
        pass(SHORT);
        long holder = get(store().acquire(key, LONG));
        get(store().release(key, stale));
        get(store().release(key, holder + 1));
        assertThat(get(store().acquire(key, LONG))).isZero();
    }

    @Test
    void refusesAWriterThatWasOvertaken() throws Exception {
        long stale = get(store().acquire(key, SHORT));
        pass(SHORT);
        long newer = get(store().acquire(key, LONG));
        get(store().write(key, newer, VALUE, LONG));
        assertThat(get(store().write(key, stale, new byte[] {7}, LONG))).isFalse();
        assertThat(get(store().read(key)).getValue()).isEqualTo(VALUE);
    }

    @Test
    void refusesAWriterThatWasOvertakenByOneWhoWroteNothingAndWhoseLeaseIsOver() throws Exception {
        long stale = get(store().acquire(key, SHORT));
        pass(SHORT);
        get(store().acquire(key, SHORT));
        pass(SHORT);
        assertThat(get(store().write(key, stale, VALUE, LONG))).isFalse();
        assertThat(get(store().read(key))).isNull();
    }

    @Test
    void acceptsALateWriterThatNobodyOvertook() throws Exception {
        long late = get(store().acquire(key, SHORT));
        pass(SHORT);
        assertThat(get(store().write(key, late, VALUE, LONG))).isTrue();
        assertThat(get(store().write(key, late, new byte[] {7}, LONG))).isTrue();
        assertThat(get(store().read(key)).getValue()).containsExactly(7);
    }

    @Test
    void writingLeavesTheLeaseAsItIs() throws Exception {
        get(store().write(key, get(store().acquire(key, LONG)), VALUE, LONG));
        assertThat(get(store().acquire(key, LONG))).isZero();
    }

    @Test
    void removesOnlyTheVersionThatWasRead() throws Exception {
        long fence = get(store().acquire(key, LONG));
        get(store().write(key, fence, VALUE, LONG));

        assertThat(get(store().remove(key, fence - 1))).isFalse();
        assertThat(get(store().remove(key, fence + 1))).isFalse();
        assertThat(get(store().read(key))).isNotNull();
        assertThat(get(store().remove(key, fence))).isTrue();
        assertThat(get(store().read(key))).isNull();
        assertThat(get(store().remove(key, fence))).isFalse();

        get(store().release(key, fence));
        assertThat(get(store().acquire(key, LONG))).isGreaterThan(fence);
    }

    @Test
    void grantsEachFenceAbovePreviousOnes() throws Exception {
        long last = 0;
        for (int i = 0; i < 200; i++) {
            long fence = get(store().acquire(key, LONG));
            assertThat(fence).isGreaterThan(last);
            last = fence;
            get(store().release(key, fence));
        }
    }

    @Test
    void lendsTheLeaseToOneOfFiftyThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try {
            CountDownLatch go = new CountDownLatch(1);
            List<Future<Long>> fences = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                fences.add(threads.submit(() -> {
                    go.await();
                    return get(store().acquire(key, LONG));
                }));
            }
            go.countDown();
            List<Long> granted = new ArrayList<>();
            for (Future<Long> fence : fences) {
                granted.add(fence.get(20, TimeUnit.SECONDS));
            }
            assertThat(granted).filteredOn(fence -> fence != 0).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void refusesWhatCannotBeDoneByName() {
        assertThatIllegalArgumentException().isThrownBy(() -> store().read("")).withMessageStartingWith("key is empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().acquire(key, Duration.ZERO))
                .withMessageStartingWith("lease is PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().write(key, 1, VALUE, Duration.ofSeconds(-1)))
                .withMessageStartingWith("life is PT-1S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().write(key, 1, VALUE, Duration.ofDays(366)))
                .withMessageStartingWith("life is");
    }

    @Test
    void failsStagesOnceItIsClosed() {
        TokenStore store = store();
        store.close();
        store.close();
        List<CompletionStage<?>> stages = List.of(
                store.read(key),
                store.acquire(key, LONG),
                store.write(key, 1, VALUE, LONG),
                store.release(key, 1),
                store.remove(key, 1));
        for (CompletionStage<?> stage : stages) {
            assertThatThrownBy(() -> get(stage))
                    .hasCauseInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("token store is closed");
        }
    }
}
