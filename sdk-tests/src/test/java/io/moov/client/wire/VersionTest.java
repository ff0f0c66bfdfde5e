package io.moov.client.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.auth.ApiDocument;
import io.moov.client.support.Answers;
import io.moov.client.support.MockApi;
import io.moov.client.support.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code X-Moov-Version}: the document's, the client's, the call's. */
class VersionTest {
    @RegisterExtension
    final MockApi api = new MockApi();

    @Test
    void isThatOfTheDocumentByDefault() throws Exception {
        assertThat(ApiDocument.VERSION).isEqualTo("v2024.01.00");
        try (MoovClient moov = api.client().build()) {
            assertThat(versionSentBy(moov, RequestOptions.none())).isEqualTo(ApiDocument.VERSION);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2024.01.00", "v2025.10.00", "v2026.07.00", "v2031.04.17"})
    void isThatOfTheClient(String version) throws Exception {
        try (MoovClient moov = api.client().moovVersion(version).build()) {
            assertThat(versionSentBy(moov, RequestOptions.none())).isEqualTo(version);
        }
    }

    @Test
    void ofACallWinsForThatCallAlone() throws Exception {
        RequestOptions later =
                RequestOptions.builder().moovVersion("v2026.10.00").build();
        try (MoovClient moov = api.client().moovVersion("v2025.04.00").build()) {
            assertThat(versionSentBy(moov, later)).isEqualTo("v2026.10.00");
            assertThat(versionSentBy(moov, RequestOptions.none())).isEqualTo("v2025.04.00");
        }
    }

    @Test
    void ofACallStaysThroughItsRetries() throws Exception {
        api.answer(503, "");
        RequestOptions later =
                RequestOptions.builder().moovVersion("v2026.10.00").build();
        try (MoovClient moov = api.client().build()) {
            assertThat(versionSentBy(moov, later)).isEqualTo("v2026.10.00");
            assertThat(api.takeRequest().getHeaders().values("X-Moov-Version")).containsExactly("v2026.10.00");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "canary",
                "2024.01.00",
                "v2024.1.0",
                "V2024.01.00",
                " v2024.01.00",
                "v2024.01.00 ",
                "v2024.01.00\n",
                "v2024.01.00\r\nX-Injected: canary",
                "v2024.01.00\u0000canary",
                "v٢٠٢٤.٠١.٠٠",
                "v2024.01.00, v2025.01.00"
            })
    void ofAnyOtherFormIsRefusedWithoutRepeatingIt(String version) {
        assertThatThrownBy(() -> MoovClient.builder().moovVersion(version))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("moovVersion")
                .hasMessageNotContaining("canary");
        assertThatThrownBy(() -> RequestOptions.builder().moovVersion(version))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("moovVersion")
                .hasMessageNotContaining("canary");
    }

    private String versionSentBy(MoovClient moov, RequestOptions options) throws InterruptedException {
        api.answer(200, Answers.TOKEN_JSON);
        moov.authentication().createAccessToken(Samples.clientCredentials(), options);
        assertThat(api.server().getRequestCount()).isPositive();
        return String.join("|", api.takeRequest().getHeaders().values("X-Moov-Version"));
    }
}
