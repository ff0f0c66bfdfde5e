package io.moov.client.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.moov.client.ApiException;
import io.moov.client.ApiResponse;
import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.auth.AuthToken;
import io.moov.client.auth.AuthTokenRequestError;
import io.moov.client.auth.GenericError;
import io.moov.client.auth.RevokeTokenRequestError;
import io.moov.client.support.Answers;
import io.moov.client.support.MockApi;
import io.moov.client.support.Samples;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.Call;

/** Any interface gets headers, retries and typed errors from the client, not only the generated one. */
class HandwrittenApiTest {
    @RegisterExtension
    final MockApi api = new MockApi();

    private static final Map<String, Function<HandwrittenApi, Call<?>>> OPERATIONS = Map.of(
            "get", things -> things.get("1", "q"),
            "put", things -> things.put(Samples.revocation()),
            "delete", HandwrittenApi::delete,
            "deleteWithBody", things -> things.deleteWithBody(Samples.revocation()),
            "post", things -> things.post(Samples.revocation()),
            "patch", things -> things.patch(Samples.revocation()),
            "postOnce", things -> things.postOnce(Samples.revocation()));

    @ParameterizedTest
    @ValueSource(strings = {"get", "put", "delete", "deleteWithBody", "post", "patch", "postOnce"})
    void getsTheClientsHeadersOnce(String operation) throws Exception {
        api.answer(200, Answers.TOKEN_JSON);
        try (MoovClient moov = CredentialsForm.BASIC
                .configure(api.client())
                .header("X-Extra", "extra")
                .build()) {
            moov.execute(OPERATIONS.get(operation).apply(moov.create(HandwrittenApi.class)));
        }
        RecordedRequest request = api.takeRequest();
        assertThat(request.getHeaders().values("Authorization")).containsExactly(CredentialsForm.BASIC.authorization);
        assertThat(request.getHeaders().values("X-Moov-Version")).containsExactly("v2024.01.00");
        assertThat(request.getHeaders().values("User-Agent")).hasSize(1);
        assertThat(request.getHeaders().values("X-Extra")).containsExactly("extra");
        assertThat(request.getHeaders().values("Content-Type"))
                .isEqualTo(request.getBodySize() > 0 ? List.of("application/json") : List.of());
    }

    @ParameterizedTest
    @CsvSource({"get, 3", "put, 3", "delete, 3", "deleteWithBody, 3", "postOnce, 3", "post, 1", "patch, 1"})
    void isRetriedAfterA500OnlyIfItMayBeRepeated(String operation, int attempts) {
        assertThat(attemptsAgainst(500, operation)).isEqualTo(attempts);
    }

    @ParameterizedTest
    @CsvSource({"get, 3", "put, 3", "delete, 3", "deleteWithBody, 3", "postOnce, 3", "post, 1", "patch, 1"})
    void isRetriedAfterA503OnlyIfItMayBeRepeated(String operation, int attempts) {
        assertThat(attemptsAgainst(503, operation)).isEqualTo(attempts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"get", "put", "delete", "deleteWithBody", "post", "patch", "postOnce"})
    void isRetriedAfterA429WhateverItIs(String operation) {
        assertThat(attemptsAgainst(429, operation)).isEqualTo(3);
    }

    private int attemptsAgainst(int status, String operation) {
        for (int i = 0; i < 4; i++) {
            api.answer(status, "");
        }
        try (MoovClient moov = api.client().build()) {
            ApiException refused = catchThrowableOfType(
                    ApiException.class,
                    () -> moov.execute(OPERATIONS.get(operation).apply(moov.create(HandwrittenApi.class))));
            assertThat(refused.getOperation()).isEqualTo(operation);
            assertThat(refused.getStatus()).isEqualTo(status);
            assertThat(refused.getAttempts()).isEqualTo(api.requestCount());
            return refused.getAttempts();
        }
    }

    @Test
    void getsTheErrorModelOfTheExactStatusElseOfTheRangeElseTheDefault() {
        assertThat(refusedWith(422, "{\"token\":\"exact\"}").error(RevokeTokenRequestError.class))
                .hasValueSatisfying(error -> assertThat(error.getToken()).isEqualTo("exact"));
        assertThat(refusedWith(409, "{\"scope\":\"range\"}").error(AuthTokenRequestError.class))
                .hasValueSatisfying(error -> assertThat(error.getScope()).isEqualTo("range"));
        assertThat(refusedWith(501, "{\"error\":\"default\"}").error(GenericError.class))
                .hasValueSatisfying(error -> assertThat(error.getError()).isEqualTo("default"));

        assertThat(refusedWith(422, "{\"token\":\"exact\"}").error(GenericError.class))
                .isEmpty();
        assertThat(refusedWith(409, "{\"scope\":\"range\"}").error(RevokeTokenRequestError.class))
                .isEmpty();
    }

    private ApiException refusedWith(int status, String body) {
        api.answer(status, body);
        try (MoovClient moov = api.client().build()) {
            return catchThrowableOfType(
                    ApiException.class,
                    () -> moov.execute(moov.create(HandwrittenApi.class).get("1", "q")));
        }
    }

    @Test
    void encodesPathAndQueryAndReadsLists() throws Exception {
        api.answer(200, Answers.TOKEN_JSON);
        api.answer(200, "[" + Answers.TOKEN_JSON + "," + Answers.TOKEN_JSON + "]");
        try (MoovClient moov = api.client().build()) {
            HandwrittenApi things = moov.create(HandwrittenApi.class);
            ApiResponse<AuthToken> one = moov.execute(things.get("a/b c", "x&y"), RequestOptions.none());
            assertThat(one.getValue().getScope()).isEqualTo("/ping.read");
            assertThat(moov.execute(things.list()).getValue()).hasSize(2);
        }
        assertThat(api.takeRequest().getTarget()).isEqualTo("/things/a%2Fb%20c?q=x%26y");
    }

    @Test
    void cannotDoubleOrReplaceTheCredentials() throws Exception {
        api.answer(new MockResponse.Builder().code(204));
        try (MoovClient moov = CredentialsForm.BASIC.configure(api.client()).build()) {
            moov.execute(moov.create(HandwrittenApi.class).postWithHeader("trace", "Bearer other"));
        }
        assertThat(api.takeRequest().getHeaders().values("Authorization"))
                .containsExactly(CredentialsForm.BASIC.authorization);
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary\r\nX-Injected: 1", "canary\u0000", "canaryé"})
    void withAMalformedHeaderParameterIsRefusedWithoutRepeatingIt(String value) {
        assertRefused(things -> things.postWithHeader(value, "Bearer other"), "X-Trace");
        assertRefused(things -> things.postWithHeader("trace", value), "Authorization");
    }

    private void assertRefused(Function<HandwrittenApi, Call<?>> call, String header) {
        try (MoovClient moov = api.client().build()) {
            assertThatThrownBy(() -> moov.execute(call.apply(moov.create(HandwrittenApi.class))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(header)
                    .hasMessageNotContaining("canary")
                    .hasNoCause();
        }
        assertThat(api.requestCount()).isZero();
    }

    /** Else {@code DELETE /things/} would go to all things. */
    @Test
    void withAnEmptyPathParameterIsRefusedBeforeItIsSent() {
        try (MoovClient moov = api.client().build()) {
            assertThatThrownBy(
                            () -> moov.execute(moov.create(HandwrittenApi.class).get("", "q")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the path parameter 'id' is empty; give it a value");
        }
        assertThat(api.requestCount()).isZero();
    }

    @Test
    void withAnotherMistakeInTheRequestIsRefusedInRetrofitsWords() {
        try (MoovClient moov = api.client().build()) {
            assertThatThrownBy(
                            () -> moov.execute(moov.create(HandwrittenApi.class).get(null, "q")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Path parameter \"id\" value must not be null");
        }
    }
}
