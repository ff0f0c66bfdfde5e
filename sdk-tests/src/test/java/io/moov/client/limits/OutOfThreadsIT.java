package io.moov.client.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.OutOfThreadsProgram;
import io.moov.client.support.JavaProgram;
import io.moov.client.support.RawServer;
import org.junit.jupiter.api.Test;

/** A moment in which the JVM gets no more threads from its system. */
class OutOfThreadsIT {
    /** The server drips: only the scheduler ends such a call at its limit. */
    @Test
    void endsOneCallAndLeavesTheLimitsOfOthers() throws Exception {
        try (RawServer server = RawServer.start(connection -> {
            connection.readRequest();
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
            connection.drip("x".repeat(1_000_000));
        })) {
            JavaProgram program = JavaProgram.run(OutOfThreadsProgram.class, server.url());

            assertThat(program.output())
                    .contains("call 1: unable to create native thread")
                    .contains("call 2: createAccessToken")
                    .contains("no complete response within PT2S, the limit of the whole call");
        }
    }
}
