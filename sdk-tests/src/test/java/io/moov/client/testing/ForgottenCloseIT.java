package io.moov.client.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.support.JavaProgram;
import org.junit.jupiter.api.Test;

/** A sandbox that nobody closes does not hold the JVM. */
final class ForgottenCloseIT {
    @Test
    void theJvmEndsWithMain() {
        JavaProgram program = JavaProgram.run(Forgetful.class);

        assertThat(program.exitCode()).as(program.output()).isZero();
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
