package io.moov.client.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What the gateway has seen. Times are those of the monotonic clock. */
final class FleetLog {
    private final long freshNanos;
    private final Map<String, Integer> generationByToken = new HashMap<>();
    private final Map<String, String> tokenByMember = new HashMap<>();
    private final List<String> surplus = new ArrayList<>();
    private final List<String> expiredUses = new ArrayList<>();
    private int lifetimes;
    private long lifetimeBegan;
    private long newestIssued;
    private int unanswered;
    private long uses;
    private Duration wallClockOff = Duration.ZERO;
    private Duration longestWait = Duration.ZERO;
    private String longestWaitMember = "nobody";

    /**
     * Starts with nothing.
     *
     * @param fresh for how long no process has a reason to refresh a token
     */
    FleetLog(Duration fresh) {
        this.freshNanos = fresh.toNanos();
    }

    /** Somebody asks for a token, and gets no response. */
    synchronized void unanswered() {
        unanswered++;
        notifyAll();
    }

    /** Somebody asks for a token, and gets one: because the one before is not fresh any more, or beyond need. */
    synchronized void issued(String member, String token) {
        generationByToken.put(token, generationByToken.size() + 1);
        long now = System.nanoTime();
        newestIssued = now;
        if (lifetimeBegan == 0 || now - lifetimeBegan >= freshNanos) {
            lifetimes++;
            lifetimeBegan = now;
        } else {
            surplus.add(member + " after " + TimeUnit.NANOSECONDS.toMillis(now - lifetimeBegan) + " ms");
        }
        notifyAll();
    }

    /** Somebody uses a token, and waited so long for it. The first wait of a process is its start. */
    synchronized void used(String member, String token, boolean good, Duration waited, Duration wallOff) {
        wallClockOff = wallClockOff.compareTo(wallOff.abs()) >= 0 ? wallClockOff : wallOff.abs();
        uses++;
        if (!good) {
            expiredUses.add(member + " used token " + generationByToken.get(token));
        }
        String previous = tokenByMember.put(member, token);
        if (previous != null && waited.compareTo(longestWait) > 0) {
            longestWait = waited;
            longestWaitMember = member;
        }
        notifyAll();
    }

    /** A process that was killed waits for nothing any more. */
    synchronized void gone(String member) {
        tokenByMember.remove(member);
    }

    /** Waits until so many lifetimes began since the figures were taken. */
    synchronized void awaitLifetimes(int enough) throws InterruptedException {
        await(enough + " lifetimes", () -> lifetimes >= enough);
    }

    /** Waits until all these processes use the newest token, and it stays fresh for half of its time still. */
    synchronized void awaitYoungSharedToken(Collection<String> members) throws InterruptedException {
        await(
                "all with the newest token while it is young",
                () -> members.stream().allMatch(this::hasNewest) && System.nanoTime() - newestIssued < freshNanos / 2);
    }

    private boolean hasNewest(String member) {
        String token = tokenByMember.get(member);
        return token != null && generationByToken.get(token) == generationByToken.size();
    }

    /** Waits until a process uses a token. */
    synchronized void awaitMember(String member) throws InterruptedException {
        await(member, () -> tokenByMember.containsKey(member));
    }

    /** Waits until so many requests had no response since the figures were taken. */
    synchronized void awaitUnanswered(int enough) throws InterruptedException {
        await(enough + " requests without a response", () -> unanswered >= enough);
    }

    /** Lets a time pass, while the fleet goes on. */
    synchronized void pass(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    private void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
        while (!condition.getAsBoolean()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("not seen in 180 s: " + what + "; " + tokenByMember);
            }
            wait(left);
        }
    }

    /** Forgets all figures; goes on knowing who has which token. */
    synchronized Figures takeFigures() {
        Figures figures = new Figures(
                lifetimes,
                List.copyOf(surplus),
                unanswered,
                uses,
                List.copyOf(expiredUses),
                longestWait,
                longestWaitMember,
                wallClockOff);
        lifetimes = 0;
        surplus.clear();
        unanswered = 0;
        uses = 0;
        expiredUses.clear();
        longestWait = Duration.ZERO;
        wallClockOff = Duration.ZERO;
        return figures;
    }

    /**
     * What a part of the run came to.
     *
     * @param lifetimes tokens that were issued when the one before was not fresh any more
     * @param surplus who else got one
     * @param unanswered requests that had no response
     * @param longestWait from the first try to get a token until the process had it
     */
    record Figures(
            int lifetimes,
            List<String> surplus,
            int unanswered,
            long uses,
            List<String> expiredUses,
            Duration longestWait,
            String longestWaitMember,
            Duration wallClockOff) {
        int issued() {
            return lifetimes + surplus.size();
        }

        /** A row of a table: lifetimes, tokens, tokens for each lifetime, unanswered, longest wait, uses, expired uses. */
        String row() {
            return "%d | %d | %.2f | %d | %.2f s | %d | %d"
                    .formatted(
                            lifetimes,
                            issued(),
                            (double) issued() / Math.max(lifetimes, 1),
                            unanswered,
                            longestWait.toMillis() / 1000.0,
                            uses,
                            expiredUses.size());
        }
    }
}
