package io.moov.client.testing;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.moov.client.token.TokenStore;
import io.moov.client.token.TokenStore.Claim;
import io.moov.client.token.TokenStore.Entry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Tests an implementation of {@link TokenStore}: extend this class next to the implementation, and JUnit runs what a token
 * source relies on. It needs {@code org.junit.jupiter:junit-jupiter} 5, which this artifact does not bring.
 *
 * <pre>{@code
 * class MyTokenStoreTest extends TokenStoreContract {
 *     private final MyTokenStore store = new MyTokenStore(...);
 *
 *     @Override
 *     protected TokenStore store() {
 *         return store;
 *     }
 *
 *     @AfterEach
 *     void close() {
 *         store.close();
 *     }
 * }
 * }</pre>
 *
 * <p>Each test uses keys of its own, so that all can run against one server. A store whose clock can be set passes in an
 * instant if it overrides {@link #pass}.
 */
public abstract class TokenStoreContract {
    /** Outlasts a test. */
    private static final Duration LONG = Duration.ofMinutes(1);

    /** Ends within a test that lets time {@link #pass}. */
    private static final Duration SHORT = Duration.ofMillis(60);

    private static final Duration LONGER_THAN_ANY = Duration.ofDays(366);
    private static final byte[] VALUE = {0, 1, -1, 127, -128, '\r', '\n', '$'};
    private static final byte[] OTHER_VALUE = {7};

    /** A key that no other test uses. */
    protected final String key = "contract:" + UUID.randomUUID();

    private int claims;

    /** For subclasses. */
    protected TokenStoreContract() {}

    /**
     * The store under test, open.
     *
     * @return the same store throughout one test
     * @throws Exception if there is none; the test fails
     */
    protected abstract TokenStore store() throws Exception;

    /**
     * Lets time pass by the store's clock. As it is here, it sleeps.
     *
     * @param time at least how long
     * @throws Exception if it cannot; the test fails
     */
    protected void pass(Duration time) throws Exception {
        Thread.sleep(time.toMillis() + 1);
    }

    /**
     * Waits for the result of an operation, 20 seconds at most.
     *
     * @param <T> the type of the result
     * @param stage what an operation returned
     * @return the result
     * @throws ExecutionException if the operation failed
     * @throws Exception if it takes too long
     */
    protected static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private Claim claim(Duration lease) throws Exception {
        return claim(0, "claim " + ++claims, lease);
    }

    private Claim claim(long knownVersion, String claimId, Duration lease) throws Exception {
        return get(store().claim(key, knownVersion, claimId, lease));
    }

    private long lease(Duration lease) throws Exception {
        return leased(claim(lease));
    }

    /** Takes the lease in place of a value that is not wanted any more. */
    private long leaseBeyond(long knownVersion, Duration lease) throws Exception {
        return leased(claim(knownVersion, "claim " + ++claims, lease));
    }

    private boolean write(long fence, byte[] value, Duration timeToLive) throws Exception {
        return get(store().write(key, fence, value, timeToLive));
    }

    private static long leased(Claim claim) {
        assertTrue(claim.getFence() > 0, () -> "has the lease: " + claim);
        assertNull(claim.getEntry());
        assertFalse(claim.isLost());
        return claim.getFence();
    }

    private static void assertBusy(Claim claim) {
        assertEquals(0, claim.getFence(), () -> "does not have the lease: " + claim);
        assertNull(claim.getEntry());
        assertFalse(claim.isLost());
        assertTrue(isPositive(claim.getLeaseRemaining()));
    }

    private static Entry current(Claim claim) {
        Entry entry = claim.getEntry();
        assertNotNull(entry, () -> "has a value: " + claim);
        assertEquals(0, claim.getFence());
        assertFalse(claim.isLost());
        return entry;
    }

    private static boolean isPositive(Duration time) {
        return !time.isNegative() && !time.isZero();
    }

    @Test
    void givesTheLeaseToTheFirstWhoAsks() throws Exception {
        Claim claim = claim(LONG);

        leased(claim);
        assertTrue(isPositive(claim.getLeaseRemaining()));
        assertTrue(claim.getLeaseRemaining().compareTo(LONG) <= 0);
    }

    @Test
    void givesTheLeaseToOneOnlyAndSaysForHowLong() throws Exception {
        lease(LONG);

        Claim second = claim(LONG);

        assertBusy(second);
        assertTrue(second.getLeaseRemaining().compareTo(LONG) <= 0);
    }

    @Test
    void keepsKeysApart() throws Exception {
        long fence = lease(LONG);
        write(fence, VALUE, LONG);

        leased(get(store().claim(key + "-other", 0, "claim", LONG)));
        assertFalse(get(store().remove(key + "-other", fence)));
    }

    @Test
    void givesTheSameLeaseToTheSameClaim() throws Exception {
        Claim first = claim(0, "same", LONG);
        pass(SHORT);
        Claim again = claim(0, "same", LONG);

        assertEquals(leased(first), leased(again));
        assertTrue(again.getLeaseRemaining().compareTo(LONG.minus(SHORT)) <= 0, "the lease did not become longer");
        assertBusy(claim(0, "another", LONG));
    }

    @Test
    void givesTheLeaseAgainOnceItsTimeHasEnded() throws Exception {
        long crashed = lease(SHORT);
        pass(SHORT);

        assertTrue(lease(LONG) > crashed);
    }

    @Test
    void grantsTheSameClaimANewFenceIfItsLeaseEndedAndNobodyHadItSince() throws Exception {
        long ended = leased(claim(0, "same", SHORT));
        pass(SHORT);

        long again = leased(claim(0, "same", LONG));

        assertTrue(again > ended);
        assertTrue(write(again, VALUE, LONG));
    }

    @Test
    void tellsAClaimWhoseLeaseWentToAnother() throws Exception {
        leased(claim(0, "overtaken", SHORT));
        pass(SHORT);
        long newer = leased(claim(0, "newer", LONG));

        Claim overtaken = claim(0, "overtaken", LONG);
        assertTrue(overtaken.isLost(), overtaken::toString);
        assertEquals(0, overtaken.getFence());
        assertTrue(isPositive(overtaken.getLeaseRemaining()));

        get(store().release(key, newer));
        Claim stillOvertaken = claim(0, "overtaken", LONG);
        assertTrue(stillOvertaken.isLost(), stillOvertaken::toString);
        assertEquals(Duration.ZERO, stillOvertaken.getLeaseRemaining());
        leased(claim(0, "fresh", LONG));
    }

    @Test
    void remembersManyOvertakenClaims() throws Exception {
        for (int i = 0; i < TokenStore.REMEMBERED_CLAIMS; i++) {
            leased(claim(0, "overtaken " + i, Duration.ofMillis(1)));
            pass(Duration.ofMillis(1));
        }
        lease(LONG);

        for (int i = 0; i < TokenStore.REMEMBERED_CLAIMS; i++) {
            Claim claim = claim(0, "overtaken " + i, LONG);
            assertTrue(claim.isLost(), claim::toString);
        }
    }

    @Test
    void givesAnOvertakenClaimTheValueIfThereIsOne() throws Exception {
        leased(claim(0, "overtaken", SHORT));
        pass(SHORT);
        write(lease(LONG), VALUE, LONG);

        assertArrayEquals(VALUE, current(claim(0, "overtaken", LONG)).getValue());
    }

    @Test
    void givesTheLeaseAgainOnceItIsReleased() throws Exception {
        long first = leased(claim(0, "first", LONG));
        get(store().release(key, first));

        long second = leased(claim(0, "second", LONG));

        assertTrue(second > first);
        get(store().release(key, second));
        assertTrue(leased(claim(0, "first", LONG)) > second, "who released is not overtaken");
    }

    @Test
    void takesTheLeaseBackFromItsHolderOnly() throws Exception {
        long stale = lease(SHORT);
        pass(SHORT);
        long holder = lease(LONG);

        get(store().release(key, stale));
        get(store().release(key, holder + 1));
        get(store().release(key, 0));

        assertBusy(claim(LONG));
    }

    @Test
    void grantsEachFenceAbovePreviousOnes() throws Exception {
        long last = 0;
        for (int i = 0; i < 200; i++) {
            long fence = lease(LONG);
            assertTrue(fence > last, fence + " is greater than " + last);
            assertTrue(fence < 1L << 53);
            last = fence;
            get(store().release(key, fence));
        }
    }

    @Test
    void givesTheLeaseToOneOfFiftyThreads() throws Exception {
        TokenStore store = store();
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Claim>> claimed = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                String claimId = "thread " + i;
                claimed.add(threads.submit(() -> {
                    start.await();
                    return get(store.claim(key, 0, claimId, LONG));
                }));
            }
            start.countDown();
            int leases = 0;
            for (Future<Claim> claim : claimed) {
                leases += claim.get(20, TimeUnit.SECONDS).getFence() == 0 ? 0 : 1;
            }
            assertEquals(1, leases);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void givesTheValueWithTheFenceAsItsVersion() throws Exception {
        byte[] value = VALUE.clone();
        long fence = lease(LONG);
        CompletionStage<Boolean> written = store().write(key, fence, value, LONG);
        value[0] = 99;
        assertTrue(get(written));

        Entry entry = current(claim(LONG));
        entry.getValue()[0] = 99;

        assertArrayEquals(VALUE, entry.getValue());
        assertEquals(fence, entry.getVersion());
        assertTrue(isPositive(entry.getRemaining()));
        assertTrue(entry.getRemaining().compareTo(LONG) <= 0);
    }

    @Test
    void keepsEveryByte() throws Exception {
        byte[] value = new byte[16 * 1024];
        for (int i = 0; i < value.length; i++) {
            value[i] = (byte) (i + i / 256);
        }
        write(lease(LONG), value, LONG);

        assertArrayEquals(value, current(claim(LONG)).getValue());
    }

    @Test
    void releasesTheLeaseWithTheWrite() throws Exception {
        long first = lease(LONG);
        write(first, VALUE, LONG);

        assertTrue(leaseBeyond(first, LONG) > first);
    }

    @Test
    void givesTheLeaseThoughThereIsAValueIfThatIsKnown() throws Exception {
        long first = lease(LONG);
        write(first, VALUE, LONG);
        long second = leaseBeyond(first, LONG);

        assertBusy(claim(first, "another", LONG));
        assertEquals(first, current(claim(first - 1, "older", LONG)).getVersion());

        write(second, OTHER_VALUE, LONG);
        assertEquals(second, current(claim(first, "another", LONG)).getVersion());
    }

    @Test
    void forgetsAValueWhenItsTimeHasEnded() throws Exception {
        long fence = lease(LONG);
        write(fence, VALUE, SHORT);
        pass(SHORT);

        assertTrue(lease(LONG) > fence);
        assertFalse(get(store().remove(key, fence)));
    }

    @Test
    void countsDownWhatRemainsOfAValue() throws Exception {
        write(lease(LONG), VALUE, LONG);
        pass(SHORT);

        assertTrue(current(claim(LONG)).getRemaining().compareTo(LONG.minus(SHORT)) <= 0);
    }

    @Test
    void replacesAValueAndItsTime() throws Exception {
        long first = lease(LONG);
        write(first, VALUE, SHORT);
        long second = leaseBeyond(first, LONG);
        assertTrue(write(second, OTHER_VALUE, LONG));
        pass(SHORT);

        Entry entry = current(claim(LONG));

        assertArrayEquals(OTHER_VALUE, entry.getValue());
        assertEquals(second, entry.getVersion());
    }

    @Test
    void refusesAWriterWhoseLeaseWentToAnother() throws Exception {
        long stale = lease(SHORT);
        pass(SHORT);
        long newer = lease(LONG);
        assertFalse(write(stale, OTHER_VALUE, LONG), "while the other has the lease");
        assertBusy(claim(LONG));
        write(newer, VALUE, LONG);

        assertFalse(write(stale, OTHER_VALUE, LONG), "after the other wrote");
        assertArrayEquals(VALUE, current(claim(LONG)).getValue());
    }

    @Test
    void refusesAWriterWhoseLeaseWentToOneWhoWroteNothing() throws Exception {
        long stale = lease(SHORT);
        pass(SHORT);
        lease(SHORT);
        pass(SHORT);

        assertFalse(write(stale, VALUE, LONG));
        lease(LONG);
    }

    @Test
    void acceptsALateWriterIfNobodyHadTheLeaseSince() throws Exception {
        long late = lease(SHORT);
        pass(SHORT);

        assertTrue(write(late, VALUE, LONG));
        assertArrayEquals(VALUE, current(claim(LONG)).getValue());
    }

    @Test
    void acceptsTheSameWriteAgain() throws Exception {
        long fence = lease(LONG);
        assertTrue(write(fence, VALUE, LONG));
        assertTrue(write(fence, VALUE, LONG), "after it released the lease");

        leaseBeyond(fence, LONG);
        assertTrue(write(fence, VALUE, LONG), "after the lease went to another");
        assertBusy(claim(fence, "another", LONG));

        assertArrayEquals(VALUE, current(claim(LONG)).getValue());
    }

    @Test
    void doesNotProlongAValueByTheSameWrite() throws Exception {
        long fence = lease(LONG);
        write(fence, VALUE, SHORT);
        assertTrue(write(fence, VALUE, LONG));
        pass(SHORT);

        lease(LONG);
    }

    @Test
    void refusesAnotherValueUnderAFenceThatHasWritten() throws Exception {
        long fence = lease(LONG);
        write(fence, VALUE, LONG);

        assertFalse(write(fence, OTHER_VALUE, LONG));
        assertArrayEquals(VALUE, current(claim(LONG)).getValue());
    }

    @Test
    void removesOnlyTheVersionThatWasRead() throws Exception {
        assertFalse(get(store().remove(key, 1)), "nothing is there");
        long fence = lease(LONG);
        write(fence, VALUE, LONG);

        assertFalse(get(store().remove(key, fence - 1)));
        assertFalse(get(store().remove(key, fence + 1)));
        assertEquals(fence, current(claim(LONG)).getVersion());
        assertTrue(get(store().remove(key, fence)));
        assertFalse(get(store().remove(key, fence)), "it is gone");

        assertTrue(lease(LONG) > fence);
    }

    @Test
    void doesNotBringARemovedValueBackByTheSameWrite() throws Exception {
        long fence = lease(LONG);
        write(fence, VALUE, LONG);
        get(store().remove(key, fence));

        assertTrue(write(fence, VALUE, LONG));

        assertTrue(lease(LONG) > fence);
    }

    @Test
    void leavesTheLeaseAsItIsWhenItRemoves() throws Exception {
        long fence = lease(LONG);
        write(fence, VALUE, LONG);
        leaseBeyond(fence, LONG);

        assertTrue(get(store().remove(key, fence)));

        assertBusy(claim(LONG));
    }

    @Test
    void tellsTheTimeOfAClockThatGoesOn() throws Exception {
        Instant before = claim(LONG).getStoreTime();
        pass(SHORT);
        Instant busy = claim(LONG).getStoreTime();

        assertFalse(Duration.between(before, busy).compareTo(SHORT) < 0, before + " is well before " + busy);
    }

    @Test
    void takesNamesOfAnyKind() throws Exception {
        for (String name :
                List.of("}{", "{", "a b", "key\r\nDEL", "\u00e4\u20ac\ud83d\ude00", "%s", "'\"\\", "x".repeat(500))) {
            String own = name + key;
            long fence = leased(get(store().claim(own, 0, name, LONG)));
            assertEquals(fence, leased(get(store().claim(own, 0, name, LONG))), name);
            assertTrue(get(store().write(own, fence, VALUE, LONG)), name);
            assertArrayEquals(
                    VALUE, current(get(store().claim(own, 0, name, LONG))).getValue(), name);
        }
    }

    @Test
    void refusesArgumentsThatMakeNoSense() throws Exception {
        TokenStore store = store();
        assertAll(
                () -> assertRefused(() -> store.claim("", 0, "claim", LONG)),
                () -> assertRefused(() -> store.claim(key, 0, "", LONG)),
                () -> assertRefused(() -> store.claim(key, 0, "claim", Duration.ZERO)),
                () -> assertRefused(() -> store.claim(key, 0, "claim", TokenStore.LONGEST_LEASE.plusMillis(1))),
                () -> assertRefused(() -> store.write("", 1, VALUE, LONG)),
                () -> assertRefused(() -> store.write(key, 0, VALUE, LONG)),
                () -> assertRefused(() -> store.write(key, 1, VALUE, Duration.ofSeconds(-1))),
                () -> assertRefused(() -> store.write(key, 1, VALUE, LONGER_THAN_ANY)),
                () -> assertRefused(() -> store.release("", 1)),
                () -> assertRefused(() -> store.remove("", 1)));
    }

    private interface Operation {
        CompletionStage<?> start() throws Exception;
    }

    private static void assertRefused(Operation operation) {
        assertThrows(IllegalArgumentException.class, () -> operation.start());
    }

    @Test
    void failsStagesOnceItIsClosed() throws Exception {
        TokenStore store = store();
        store.close();
        store.close();

        assertAll(
                () -> assertClosed(store.claim(key, 0, "claim", LONG)),
                () -> assertClosed(store.write(key, 1, VALUE, LONG)),
                () -> assertClosed(store.release(key, 1)),
                () -> assertClosed(store.remove(key, 1)));
    }

    private static void assertClosed(CompletionStage<?> stage) {
        ExecutionException failure = assertThrows(ExecutionException.class, () -> get(stage));
        assertInstanceOf(IllegalStateException.class, failure.getCause());
    }

    @Test
    void showsNoValue() throws Exception {
        byte[] value = "canary".getBytes(StandardCharsets.UTF_8);
        write(lease(LONG), value, LONG);
        Claim claim = claim(LONG);

        for (Object each : List.of(store(), claim, current(claim))) {
            assertFalse(each.toString().contains("canary"), each::toString);
        }
    }
}
