package io.moov.client.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moov.client.MoovClient;
import io.moov.client.auth.ApiDocument;
import io.moov.client.support.Answers;
import io.moov.client.support.MockApi;
import io.moov.client.support.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The address of the API: which are accepted, and what is sent where. */
class BaseUrlTest {
    @RegisterExtension
    final MockApi api = new MockApi();

    @Test
    void isMoovsByDefault() {
        assertThat(ApiDocument.SERVER_URL).isEqualTo("https://api.moov.io");
    }

    @ParameterizedTest
    @CsvSource({
        "'', /oauth2/token",
        "/, /oauth2/token",
        "/v1, /v1/oauth2/token",
        "/v1/, /v1/oauth2/token",
        "/a/b, /a/b/oauth2/token",
        "/a%20b/%C3%A9/, /a%20b/%C3%A9/oauth2/token"
    })
    void isAFolderWhetherOrNotItEndsWithASlash(String path, String target) throws Exception {
        api.answer(200, Answers.TOKEN_JSON);
        try (MoovClient moov = api.client().baseUrl(api.url() + path).build()) {
            moov.authentication().createAccessToken(Samples.clientCredentials());
        }
        assertThat(api.takeRequest().getTarget()).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.moov.io",
                "HTTPS://API.MOOV.IO/",
                "https://api.moov.io:8443/v1",
                "https://10.0.0.1",
                "http://localhost",
                "http://LocalHost:8080/x",
                "http://127.0.0.1:1234",
                "http://127.255.255.254",
                "http://[::1]",
                "http://[::1]:8080/",
                "http://[0:0:0:0:0:0:0:1]:8080/",
                "http://[::ffff:127.0.0.1]/"
            })
    void overHttpsOrToLoopbackIsAccepted(String url) {
        assertThatCode(() -> MoovClient.builder().baseUrl(url).build().close()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.moov.io",
                "http://127.0.0.1.evil.example",
                "http://localhost.evil.example",
                "http://evil.example/127.0.0.1",
                "http://evil-localhost",
                "http://localhost.",
                "http://127.0.0.1.",
                "http://127.0.0.999",
                "http://127.256.0.1",
                "http://127.1",
                "http://2130706433",
                "http://0.0.0.0",
                "http://10.0.0.1",
                "http://128.0.0.1",
                "http://[::]",
                "http://[::2]",
                "http://[fe80::1]"
            })
    void overHttpToAnotherHostIsRefused(String url) {
        assertRefused(url, "https");
    }

    @ParameterizedTest
    @CsvSource({
        "https://canary@api.moov.io, credentials",
        "https://canary:canary@api.moov.io, credentials",
        "https://:canary@api.moov.io, credentials",
        "http://localhost@evil.example, credentials",
        "http://localhost:80@evil.example, credentials",
        "https://api.moov.io?key=canary, query",
        "https://api.moov.io/?, query",
        "https://api.moov.io/#canary, fragment",
        "https://api.moov.io#, fragment"
    })
    void withMoreThanAnAddressIsRefused(String url, String named) {
        assertRefused(url, named);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "canary",
                "api.moov.io",
                "//api.moov.io",
                "ftp://api.moov.io/canary",
                "file:///canary",
                "https://",
                "https://:443",
                "https://a b/canary",
                "https://api.moov.io:99999/canary",
                "https://api.moov.io\r\n.canary/"
            })
    void thatIsNoAddressIsRefused(String url) {
        assertRefused(url, "base URL");
    }

    @Test
    @SuppressWarnings("DataFlowIssue")
    void thatIsNullIsRefusedByName() {
        assertThatThrownBy(() -> MoovClient.builder().baseUrl(null)).hasMessage("baseUrl");
    }

    private static void assertRefused(String url, String named) {
        assertThatThrownBy(() -> MoovClient.builder().baseUrl(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("base URL")
                .hasMessageContaining(named)
                .hasMessageNotContaining("canary");
    }
}
