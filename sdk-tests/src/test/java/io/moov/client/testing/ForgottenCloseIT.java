package io.moov.client.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A sandbox that nobody closes does not hold the JVM. */
final class ForgottenCloseIT {
    @Test
    void theJvmEndsWithMain() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Forgetful.class.getName())
                .inheritIO()
                .start();
        boolean ended = process.waitFor(30, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    /** Leaves a sandbox behind with an open connection. */
    static final class Forgetful {
        private Forgetful() {}

        public static void main(String[] args) throws Exception {
            assertThat(new SandboxHttp(MoovSandbox.start())
                            .newToken("/ping.read")
                            .status())
                    .isEqualTo(200);
        }
    }
}
