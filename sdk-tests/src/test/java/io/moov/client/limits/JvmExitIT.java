package io.moov.client.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.limits.ReturningProgram.Use;
import io.moov.client.support.RawServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The JVM exits when main returns, whatever became of the client. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JvmExitIT {
    @ParameterizedTest
    @EnumSource(names = {"CLOSED", "NEVER_CLOSED", "NEVER_USED"})
    void afterCallsThatEnded(Use use) throws Exception {
        try (RawServer server = answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            assertExits(server, use);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LEFT_PENDING", "CLOSED_WHILE_PENDING"})
    void duringAnExchange(Use use) throws Exception {
        try (RawServer server = RawServer.start(Trickle.NOTHING)) {
            assertExits(server, use);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LEFT_PENDING", "CLOSED_WHILE_PENDING"})
    void duringTheWaitForTheNextAttempt(Use use) throws Exception {
        try (RawServer server = answering("HTTP/1.1 503 Busy\r\nRetry-After: 3600\r\nContent-Length: 0\r\n\r\n")) {
            assertExits(server, use);
        }
    }

    private static RawServer answering(String answer) throws IOException {
        return RawServer.start(client -> {
            while (true) {
                client.readRequest();
                client.send(answer);
            }
        });
    }

    private static void assertExits(RawServer server, Use use) throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReturningProgram.class.getName(),
                        server.url(),
                        use.name())
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(program.waitFor(60, TimeUnit.SECONDS)).as("exits").isTrue();
            String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(output).contains("main returns; threads that keep the JVM: []");
            assertThat(program.exitValue()).isZero();
        } finally {
            program.destroyForcibly();
        }
    }
}
