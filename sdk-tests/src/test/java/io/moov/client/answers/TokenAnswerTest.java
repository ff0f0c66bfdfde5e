package io.moov.client.answers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.squareup.moshi.Moshi;
import io.moov.client.MoovClient;
import io.moov.client.auth.AuthToken;
import io.moov.client.auth.TokenType;
import io.moov.client.support.Answers;
import io.moov.client.support.MockApi;
import io.moov.client.support.Samples;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens as the sources describe them, and as a later server may send them. */
class TokenAnswerTest {
    @RegisterExtension
    final MockApi api = new MockApi();

    @Test
    void isReadFieldByField() {
        AuthToken token = tokenFrom(Answers.TOKEN_JSON);
        assertThat(token.getTokenType()).isEqualTo(TokenType.BEARER);
        assertThat(token.getAccessToken()).isEqualTo("an-access-token");
        assertThat(token.getRefreshToken()).isEqualTo("a-refresh-token");
        assertThat(token.getExpiresIn()).isEqualTo(900);
        assertThat(token.getScope()).isEqualTo("/ping.read");
    }

    /** The length of numbers is bounded, that of texts is not. */
    @Test
    void mayBeOfDigits() {
        String digits = "\\\"" + "1234567890".repeat(200);

        AuthToken token = tokenFrom(Answers.TOKEN_JSON.replace("/ping.read", digits));

        assertThat(token.getScope()).isEqualTo(digits.substring(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "bearer", "opaque", "DPoP", "", "a later \\\"type\\\" 漢"})
    void mayHaveAnyTokenTypeWhichSurvivesARoundTrip(String type) throws IOException {
        String json = Answers.TOKEN_JSON.replace("Bearer", type);
        AuthToken token = tokenFrom(json);
        assertThat(token.getTokenType().getValue()).isEqualTo(type.replace("\\", ""));
        assertThat(token.getTokenType().equals(TokenType.BEARER)).isEqualTo(type.equals("Bearer"));
        String written = new Moshi.Builder().build().adapter(AuthToken.class).toJson(token);
        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.readTree(written)).isEqualTo(mapper.readTree(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "-1.5e300",
                "123456789012345678901234567890",
                "\"text \\u0000 \\\\\"",
                "[]",
                "[1,[2,{\"access_token\":\"other\"}]]",
                "{}",
                "{\"access_token\":\"other\",\"expires_in\":[1],\"deep\":{\"scope\":null}}"
            })
    void mayHaveUnknownFieldsWhereverTheyStand(String value) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        for (String name : new String[] {"", "a", "Access_Token", "access_token ", "zzz\n"}) {
            ObjectNode first = mapper.createObjectNode();
            first.set(name, mapper.readTree(value));
            first.setAll((ObjectNode) mapper.readTree(Answers.TOKEN_JSON));
            ObjectNode last = (ObjectNode) mapper.readTree(Answers.TOKEN_JSON);
            last.set(name, mapper.readTree(value));
            assertThat(tokenFrom(first.toString())).isEqualTo(tokenFrom(Answers.TOKEN_JSON));
            assertThat(tokenFrom(last.toPrettyString())).isEqualTo(tokenFrom(Answers.TOKEN_JSON));
        }
    }

    @Test
    void mayHaveEscapesInNamesAndValues() {
        AuthToken token = tokenFrom(Answers.TOKEN_JSON
                .replace("access_token", "\\u0061ccess\\u005ftoken")
                .replace("an-access-token", "\\u0061n-\\\"\\\\\\/")
                .replace("/ping.read", "\\u0061n-\\\"\\\\\\/\\b\\f\\n\\r\\t\\ud83d\\ude00"));
        assertThat(token.getAccessToken()).isEqualTo("an-\"\\/");
        assertThat(token.getScope()).isEqualTo("an-\"\\/\b\f\n\r\t\uD83D\uDE00");
    }

    @Test
    void mayHaveEmptyAndVeryLongStrings() {
        String long1 = "x".repeat(1_000_000);
        AuthToken token = tokenFrom(Answers.TOKEN_JSON
                .replace("an-access-token", long1)
                .replace("a-refresh-token", "")
                .replace("/ping.read", ""));
        assertThat(token.getAccessToken()).isEqualTo(long1);
        assertThat(token.getRefreshToken()).isEmpty();
        assertThat(token.getScope()).isEmpty();
    }

    /** RFC 8259 section 4 leaves it open; the last one wins, as in most libraries. */
    @Test
    void takesTheLastOfFieldsWithTheSameName() {
        AuthToken token = tokenFrom(Answers.TOKEN_JSON.replace("{", "{\"scope\":\"first\",\"scope\":\"second\","));
        assertThat(token.getScope()).isEqualTo("/ping.read");
    }

    /** RFC 6749 section 5.1. */
    @ParameterizedTest
    @ValueSource(strings = {"refresh_token", "scope"})
    void mayLackWhatIsOptional(String field) throws IOException {
        ObjectNode json = (ObjectNode) new ObjectMapper().readTree(Answers.TOKEN_JSON);
        AuthToken isNull = tokenFrom(json.putNull(field).toString());
        json.remove(field);
        AuthToken isAbsent = tokenFrom(json.toString());

        assertThat(isAbsent).isEqualTo(isNull);
        assertThat(isAbsent.getAccessToken()).isEqualTo("an-access-token");
        assertThat(isAbsent.getRefreshToken()).isEqualTo(field.equals("scope") ? "a-refresh-token" : null);
        assertThat(isAbsent.getScope()).isEqualTo(field.equals("scope") ? null : "/ping.read");
    }

    private AuthToken tokenFrom(String json) {
        api.answer(200, json);
        try (MoovClient moov = api.client().build()) {
            return moov.authentication().createAccessToken(Samples.clientCredentials());
        }
    }
}
