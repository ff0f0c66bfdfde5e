package io.moov.client.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** What the gateway has seen. Times are those of the monotonic clock. */
final class FleetLog {
    private final long lifetimeNanos;
    private final long freshNanos;
    private final List<String> surplus = new ArrayList<>();
    private final Map<String, Long> expiryByToken = new HashMap<>();
    private final Map<String, Integer> generationByToken = new HashMap<>();
    private final Map<String, String> lastTokenByMember = new HashMap<>();
    private final List<String> badUses = new ArrayList<>();
    private int lifetimes;
    private long lifetimeBegan;
    private int requests;
    private long uses;
    private Duration wallClockOff = Duration.ZERO;
    private long longestWithoutNanos;
    private String longestWithoutMember = "nobody";

    /**
     * Starts with nothing.
     *
     * @param lifetime of a token
     * @param fresh for how long no process has a reason to renew a token
     */
    FleetLog(Duration lifetime, Duration fresh) {
        this.lifetimeNanos = lifetime.toNanos();
        this.freshNanos = fresh.toNanos();
    }

    /**
     * Somebody asks for a token.
     *
     * @param lost whether the answer will not arrive
     */
    synchronized void requested(String member, boolean lost) {
        long now = System.nanoTime();
        requests++;
        if (!lost && (lifetimeBegan == 0 || now - lifetimeBegan >= freshNanos)) {
            lifetimes++;
            lifetimeBegan = now;
        } else {
            long early = TimeUnit.NANOSECONDS.toMillis(now - lifetimeBegan);
            surplus.add(member + (lost ? ", whose answer was lost" : " after " + early + " ms"));
        }
        notifyAll();
    }

    /**
     * Somebody gets a token.
     *
     * @param since when it was asked for, so that its life did not begin before
     */
    synchronized void issued(String token, long since) {
        generationByToken.put(token, generationByToken.size() + 1);
        expiryByToken.put(token, since + lifetimeNanos);
        notifyAll();
    }

    synchronized void used(String member, String token, boolean good, Duration wallOff) {
        wallClockOff = wallClockOff.compareTo(wallOff.abs()) >= 0 ? wallClockOff : wallOff.abs();
        long now = System.nanoTime();
        uses++;
        if (!good) {
            badUses.add(member + " used a token that had expired "
                    + Duration.ofNanos(now - expiryByToken.getOrDefault(token, now))
                            .toMillis() + " ms before");
        }
        String previous = lastTokenByMember.put(member, token);
        if (previous != null && !previous.equals(token)) {
            long without = now - expiryByToken.get(previous);
            if (without > longestWithoutNanos) {
                longestWithoutNanos = without;
                longestWithoutMember = member;
            }
        }
        notifyAll();
    }

    /** A process that was killed waits for nothing any more. */
    synchronized void gone(String member) {
        lastTokenByMember.remove(member);
    }

    /** Waits until so many lifetimes began since the figures were taken. */
    synchronized void awaitLifetimes(int enough) throws InterruptedException {
        await(enough + " lifetimes", () -> lifetimes >= enough);
    }

    /** Waits until all these processes use a token that is as new as the newest of now, or newer. */
    synchronized void awaitNewestInUse(Collection<String> members) throws InterruptedException {
        int newest = generationByToken.size();
        await(
                "all with token " + newest,
                () -> members.stream().allMatch(member -> {
                    String token = lastTokenByMember.get(member);
                    return token != null && generationByToken.get(token) >= newest;
                }));
    }

    /** Waits until all these processes use a new token, and it stays fresh for half of its time still. */
    synchronized void awaitYoungTokenInUse(Collection<String> members) throws InterruptedException {
        do {
            int issued = generationByToken.size();
            await("a new token", () -> generationByToken.size() > issued);
            awaitNewestInUse(members);
        } while (System.nanoTime() - lifetimeBegan > freshNanos / 2);
    }

    /** Waits until a process uses a token. */
    synchronized void awaitMember(String member) throws InterruptedException {
        await(member, () -> lastTokenByMember.containsKey(member));
    }

    /** Waits until the fleet has used tokens so many times more. */
    synchronized void awaitUses(int more) throws InterruptedException {
        long enough = uses + more;
        await(more + " uses", () -> uses >= enough);
    }

    private void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (!condition.getAsBoolean()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("not seen in 90 s: " + what);
            }
            wait(left);
        }
    }

    /** Forgets all figures; goes on knowing who has which token. */
    synchronized Figures takeFigures() {
        Figures figures = new Figures(
                lifetimes,
                requests,
                List.copyOf(surplus),
                uses,
                List.copyOf(badUses),
                Duration.ofNanos(longestWithoutNanos),
                longestWithoutMember,
                wallClockOff);
        requests = 0;
        lifetimes = 0;
        surplus.clear();
        wallClockOff = Duration.ZERO;
        badUses.clear();
        uses = 0;
        longestWithoutNanos = 0;
        return figures;
    }

    /**
     * What a part of the run came to.
     *
     * @param lifetimes requests that came when the token before was not fresh any more
     * @param surplus who else sent requests
     * @param longestWithout from the end of a token until its process showed the next one
     */
    record Figures(
            int lifetimes,
            int requests,
            List<String> surplus,
            long uses,
            List<String> badUses,
            Duration longestWithout,
            String longestWithoutMember,
            Duration wallClockOff) {
        Figures plus(Figures other) {
            boolean mine = longestWithout.compareTo(other.longestWithout) >= 0;
            return new Figures(
                    lifetimes + other.lifetimes,
                    requests + other.requests,
                    joined(surplus, other.surplus),
                    uses + other.uses,
                    joined(badUses, other.badUses),
                    mine ? longestWithout : other.longestWithout,
                    mine ? longestWithoutMember : other.longestWithoutMember,
                    wallClockOff.compareTo(other.wallClockOff) >= 0 ? wallClockOff : other.wallClockOff);
        }

        private static List<String> joined(List<String> some, List<String> more) {
            return Stream.concat(some.stream(), more.stream()).toList();
        }

        @Override
        public String toString() {
            return ("lifetimes=%d requests=%d (%.3f a lifetime) surplus=%s uses=%d bad=%s longest without=%d ms"
                            + " (%s) wall clock off by %d s")
                    .formatted(
                            lifetimes,
                            requests,
                            (double) requests / Math.max(lifetimes, 1),
                            surplus,
                            uses,
                            badUses,
                            longestWithout.toMillis(),
                            longestWithoutMember,
                            wallClockOff.toSeconds());
        }
    }
}
