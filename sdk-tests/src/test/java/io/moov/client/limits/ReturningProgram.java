package io.moov.client.limits;

import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.support.Operation;
import java.util.List;

/** A program that uses the client in some way and returns from main; {@link JvmExitIT} runs it in a JVM of its own. */
final class ReturningProgram {
    enum Use {
        CLOSED {
            @Override
            void of(MoovClient moov) {
                callBothWays(moov);
                moov.close();
            }
        },
        NEVER_CLOSED {
            @Override
            void of(MoovClient moov) {
                callBothWays(moov);
            }
        },
        NEVER_USED {
            @Override
            void of(MoovClient moov) {
                // Nothing: building it is all.
            }
        },
        LEFT_PENDING {
            @Override
            void of(MoovClient moov) {
                moov.executeAsync(Operation.CREATE.on(moov), RequestOptions.none());
            }
        },
        CLOSED_WHILE_PENDING {
            @Override
            void of(MoovClient moov) {
                moov.executeAsync(Operation.CREATE.on(moov), RequestOptions.none());
                moov.close();
            }
        };

        abstract void of(MoovClient moov) throws Exception;

        private static void callBothWays(MoovClient moov) {
            for (CallStyle style : CallStyle.values()) {
                style.run(moov, Operation.REVOKE);
            }
        }
    }

    private ReturningProgram() {}

    public static void main(String[] args) throws Exception {
        MoovClient moov = Clients.of(args[0])
                .attemptTimeout(Clients.NO_LIMIT)
                .timeout(Clients.NO_LIMIT)
                .build();
        Use.valueOf(args[1]).of(moov);
        System.out.println("main returns; threads that keep the JVM: " + othersThatKeepTheJvm());
    }

    private static List<String> othersThatKeepTheJvm() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon() && thread != Thread.currentThread())
                .map(Thread::getName)
                .toList();
    }
}
