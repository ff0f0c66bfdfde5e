package io.moov.client.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.limits.ReturningProgram.Use;
import io.moov.client.support.JavaProgram;
import io.moov.client.support.RawServer;
import java.io.IOException;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The JVM exits when main returns, whatever became of the client. */
@Execution(ExecutionMode.CONCURRENT)
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

    private static void assertExits(RawServer server, Use use) {
        JavaProgram program = JavaProgram.run(ReturningProgram.class, server.url(), use.name());

        assertThat(program.output()).contains("main returns; threads that keep the JVM: []");
        assertThat(program.exitCode()).isZero();
    }
}
