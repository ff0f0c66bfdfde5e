package io.moov.client.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.MoovClient;
import io.moov.client.support.Readme;
import org.junit.jupiter.api.Test;

/** The line for a bug report. */
class DiagnosticsTest {
    @Test
    void namesEveryVersion() {
        assertThat(MoovClient.diagnostics())
                .startsWith("moov-java-sdk " + Readme.version() + ", Java " + System.getProperty("java.version"))
                .containsPattern(", OkHttp \\d+\\.\\d+\\.\\d+, Okio \\d+\\.\\d+\\.\\d+, Kotlin \\d+\\.\\d+\\.\\d+,"
                        + " Retrofit \\d+\\.\\d+\\.\\d+$");
    }
}
