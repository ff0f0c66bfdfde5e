package io.moov.openapi.diff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReleaseVersionTest {
    @ParameterizedTest
    @CsvSource({
        "0.1.0, 0.1.1, false, 0.2.0",
        "0.1.0, 0.2.0, true, 0.2.0",
        "0.1.0, 1.0.0-SNAPSHOT, true, 0.2.0",
        "1.2.3, 1.3.0, false, 2.0.0",
        "1.2.3, 2.0.0, true, 2.0.0",
        "1.2.3, 0.9.0, false, 2.0.0",
    })
    void onlyAMajorVersionMayBreak(String released, String next, boolean mayBreak, String breaking) {
        assertThat(ReleaseVersion.mayBreak(released, next)).isEqualTo(mayBreak);
        assertThat(ReleaseVersion.breakingAfter(released)).isEqualTo(breaking);
    }
}
