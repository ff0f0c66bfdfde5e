package io.moov.client.token.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.support.JavaProgram;
import io.moov.client.support.RedisServer;
import io.moov.client.token.TokenStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A store that nobody closes does not hold the JVM. */
final class ForgottenRedisStoreIT {
    @Test
    void theJvmEndsWithMain() {
        try (RedisServer server = RedisServer.start()) {
            JavaProgram program = JavaProgram.run(Forgetful.class, server.uri() + "?timeout=20s");

            assertThat(program.output()).contains("main returns with fence ");
            assertThat(program.exitCode()).isZero();
        }
    }

    /** Leaves a store behind with an open connection. */
    static final class Forgetful {
        private Forgetful() {}

        public static void main(String[] args) {
            TokenStore store = RedisTokenStore.connect(args[0]);
            long fence = store.claim("key", 0, "claim", Duration.ofMinutes(1))
                    .toCompletableFuture()
                    .join()
                    .getFence();
            System.out.println("main returns with fence " + fence);
        }
    }
}
