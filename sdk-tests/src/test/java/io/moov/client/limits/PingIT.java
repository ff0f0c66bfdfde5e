package io.moov.client.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.support.JavaProgram;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SDK's own OkHttp client pings its HTTP/2 connections, so that an idle one that died costs no attempt. */
@Tag("slow") // two pings, ten seconds apart
class PingIT {
    @Test
    void closesAnIdleConnectionThatDied(@TempDir Path directory) {
        JavaProgram program = JavaProgram.run(PingingProgram.class, directory.toString());

        assertThat(program.output())
                .contains("attempts: 1, over HTTP/2", "attempts after a ping without a response: 1");
    }
}
