package io.moov.client.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moov.client.BasicCredentials;
import io.moov.client.MoovClient;
import io.moov.client.support.Answers;
import io.moov.client.support.MockApi;
import io.moov.client.support.Samples;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP Basic: what is sent, what is refused, and when a supplier is asked. */
class CredentialsTest {
    @RegisterExtension
    final MockApi api = new MockApi();

    @ParameterizedTest
    @CsvSource({
        "public, secret",
        "'pub lic', 'sec:ret:'",
        "öffentlich, geheim-ß-€",
        "公開鍵, 秘密鍵-\uD83D\uDD11",
        "'~!@#$%^&*()_+', '\"\\/?'"
    })
    void areSentAsBase64OfUtf8(String publicKey, String secretKey) throws Exception {
        api.answer(200, Answers.TOKEN_JSON);
        try (MoovClient moov = api.client()
                .credentials(BasicCredentials.of(publicKey, secretKey))
                .build()) {
            moov.authentication().createAccessToken(Samples.clientCredentials());
        }
        String sent = api.takeRequest().getHeaders().get("Authorization");
        assertThat(sent).startsWith("Basic ");
        byte[] decoded = Base64.getDecoder().decode(sent.substring("Basic ".length()));
        assertThat(new String(decoded, StandardCharsets.UTF_8)).isEqualTo(publicKey + ":" + secretKey);
    }

    /** It names the pair, in a log or beside a stored token; what proves it stays inside. */
    @Test
    void tellTheirPublicKeyAlone() {
        BasicCredentials credentials = BasicCredentials.of("public", "canary");

        assertThat(credentials.publicKey()).isEqualTo("public");
        assertThat(BasicCredentials.class.getMethods())
                .filteredOn(method -> method.getDeclaringClass() == BasicCredentials.class)
                .filteredOn(method -> method.getReturnType() == String.class)
                .extracting(Method::getName)
                .containsExactlyInAnyOrder("publicKey", "toString");
        assertThat(credentials).asString().doesNotContain("canary");
    }

    static Stream<String> unusableKeys() {
        return Stream.of(
                "", " ", "\t", "canary\n", "canary\r\nX-Injected: 1", "\u0000canary", "can\u007fary", "can\u0085ary");
    }

    @ParameterizedTest
    @MethodSource("unusableKeys")
    void refuseBlankAndControlCharactersByNameWithoutRepeatingThem(String key) {
        assertThatThrownBy(() -> BasicCredentials.of(key, "secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("publicKey")
                .hasMessageNotContaining("canary");
        assertThatThrownBy(() -> BasicCredentials.of("public", key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("secretKey")
                .hasMessageNotContaining("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary:", ":canary", "ca:nary"})
    void refuseAColonInThePublicKey(String publicKey) {
        assertThatThrownBy(() -> BasicCredentials.of(publicKey, "canary"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("publicKey")
                .hasMessageContaining("colon")
                .hasMessageNotContaining("canary")
                .hasMessageNotContaining("nary");
    }

    @Test
    @SuppressWarnings("DataFlowIssue")
    void refuseNullByName() {
        assertThatThrownBy(() -> BasicCredentials.of(null, "secret")).hasMessage("publicKey");
        assertThatThrownBy(() -> BasicCredentials.of("public", null)).hasMessage("secretKey");
        assertThatThrownBy(() -> MoovClient.builder().credentials((BasicCredentials) null))
                .hasMessage("credentials");
        assertThatThrownBy(() -> MoovClient.builder().credentials((Supplier<BasicCredentials>) null))
                .hasMessage("credentials");
    }

    @Test
    void areEqualIfBothKeysAre() {
        BasicCredentials credentials = BasicCredentials.of("key", "secret");
        assertThat(BasicCredentials.of("key", "secret")).isEqualTo(credentials).hasSameHashCodeAs(credentials);
        assertThat(credentials)
                .isNotEqualTo(BasicCredentials.of("key", "another"))
                .isNotEqualTo(BasicCredentials.of("another", "secret"));
    }
}
