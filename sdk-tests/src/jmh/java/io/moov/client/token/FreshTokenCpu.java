package io.moov.client.token;

import io.moov.client.MoovClient;
import io.moov.client.auth.AuthToken;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What a fresh token costs in CPU time of its thread, beside a volatile read and a look at both clocks, in turns: a figure
 * for machines that have something else to do.
 */
final class FreshTokenCpu {
    private static final int TURNS = 41;
    private static final int OPERATIONS = 2_000_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static volatile Timed timed;
    private static volatile int missing;

    private FreshTokenCpu() {}

    /** Prints the medians. */
    public static void main(String[] args) {
        try (MoovClient moov = InMemory.moov();
                TokenSource source =
                        TokenSource.builder(moov).scopes(Scope.ACCOUNTS_READ).build()) {
            timed = new Timed(source.get());
            double[] gets = new double[TURNS];
            double[] reads = new double[TURNS];
            for (int turn = 0; turn < TURNS; turn++) {
                gets[turn] = nanos(source::get);
                reads[turn] = nanos(FreshTokenCpu::readAndLookAtClocks);
            }
            Arrays.sort(gets);
            Arrays.sort(reads);
            double get = gets[TURNS / 2];
            double read = reads[TURNS / 2];
            System.out.printf("get %.1f ns, read and clocks %.1f ns, ratio %.2f%n", get, read, get / read);
        }
    }

    private static double nanos(Supplier<AuthToken> operation) {
        long began = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < OPERATIONS; i++) {
            if (operation.get() == null) {
                missing++;
            }
        }
        return (THREADS.getCurrentThreadCpuTime() - began) / (double) OPERATIONS;
    }

    private static AuthToken readAndLookAtClocks() {
        Timed read = timed;
        return System.nanoTime() - read.nanos < 0 && System.currentTimeMillis() < read.millis ? read.token : null;
    }

    private static final class Timed {
        private final AuthToken token;
        private final long nanos = System.nanoTime() + TimeUnit.DAYS.toNanos(1);
        private final long millis = System.currentTimeMillis() + TimeUnit.DAYS.toMillis(1);

        private Timed(AuthToken token) {
            this.token = token;
        }
    }
}
