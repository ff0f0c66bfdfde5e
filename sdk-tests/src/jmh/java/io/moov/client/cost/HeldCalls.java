package io.moov.client.cost;

import io.moov.client.AuthenticationClient;
import io.moov.client.BasicCredentials;
import io.moov.client.MoovClient;
import io.moov.client.auth.AuthToken;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** Asynchronous calls, all in flight at once to a server that holds them: threads, heap, errors. Prints a row of a table. */
final class HeldCalls {
    private HeldCalls() {}

    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[0]);
        try (TokenServer server = TokenServer.start(count);
                MoovClient moov = MoovClient.builder()
                        .baseUrl(server.url)
                        .credentials(BasicCredentials.of(TokenCall.PUBLIC_KEY, TokenCall.SECRET_KEY))
                        .timeout(Duration.ofMinutes(5))
                        .attemptTimeout(Duration.ofMinutes(5))
                        .connectTimeout(Duration.ofMinutes(5))
                        .build()) {
            AuthenticationClient authentication = moov.authentication();
            long heapBefore = heap();
            int threadsBefore = threads();
            List<CompletableFuture<AuthToken>> futures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                futures.add(authentication.createAccessTokenAsync(SdkCall.request()));
            }
            server.awaitHeld();
            long heap = heap() - heapBefore;
            int threads = threads() - threadsBefore;
            server.respond();
            long errors = futures.stream().filter(HeldCalls::fails).count();
            System.out.printf(
                    Locale.ROOT,
                    "| JDK %s | %,d | %,d | %.1f KB | %d |%n",
                    System.getProperty("java.version"),
                    count,
                    threads,
                    heap / 1024.0 / count,
                    errors);
        }
        System.exit(0);
    }

    private static boolean fails(CompletableFuture<AuthToken> future) {
        try {
            future.join();
            return false;
        } catch (RuntimeException e) {
            return true;
        }
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
