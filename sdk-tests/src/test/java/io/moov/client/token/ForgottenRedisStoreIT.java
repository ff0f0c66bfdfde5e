package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.support.RedisServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A store that nobody closes does not hold the JVM. */
final class ForgottenRedisStoreIT {
    @Test
    void theJvmEndsWithMain() throws Exception {
        try (RedisServer server = RedisServer.start()) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Forgetful.class.getName(),
                            server.uri())
                    .redirectErrorStream(true)
                    .start();
            try {
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
                assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .contains("main returns with fence ");
                assertThat(process.exitValue()).isZero();
            } finally {
                process.destroyForcibly();
            }
        }
    }

    /** Leaves a store behind with an open connection. */
    static final class Forgetful {
        private Forgetful() {}

        public static void main(String[] args) {
            TokenStore store = RedisTokenStore.connect(args[0]);
            long fence = store.acquire("key", Duration.ofMinutes(1))
                    .toCompletableFuture()
                    .join();
            System.out.println("main returns with fence " + fence);
        }
    }
}
