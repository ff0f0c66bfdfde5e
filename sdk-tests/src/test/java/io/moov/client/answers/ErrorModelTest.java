package io.moov.client.answers;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.ApiException;
import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.auth.AuthToken;
import io.moov.client.auth.AuthTokenRequestError;
import io.moov.client.auth.GenericError;
import io.moov.client.auth.RevokeTokenRequestError;
import io.moov.client.support.CallStyle;
import io.moov.client.support.MockApi;
import io.moov.client.support.Operation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors come as the model that the document declares for the operation and status. */
class ErrorModelTest {
    private static final List<Class<?>> MODELS =
            List.of(GenericError.class, AuthTokenRequestError.class, RevokeTokenRequestError.class, AuthToken.class);

    @RegisterExtension
    final MockApi api = new MockApi();

    @ParameterizedTest
    @EnumSource
    void of400IsGenericForEveryOperation(CallStyle style) {
        for (Operation operation : Operation.values()) {
            ApiException refused = refused(style, operation, 400, "{\"error\":\"invalid_request\",\"more\":[1]}");
            assertThat(refused.error(GenericError.class))
                    .map(GenericError::getError)
                    .hasValue("invalid_request");
            assertOnly(GenericError.class, refused);
            assertThat(refused).hasMessageContaining("HTTP 400 invalid_request");
        }
    }

    @ParameterizedTest
    @EnumSource
    void of422IsTheOperationsOwn(CallStyle style) {
        ApiException creation = refused(style, Operation.CREATE, 422, "{\"scope\":\"unknown\",\"token\":\"x\"}");
        assertThat(creation.error(AuthTokenRequestError.class)).hasValueSatisfying(error -> {
            assertThat(error.getScope()).isEqualTo("unknown");
            assertThat(error.getRefreshToken()).isNull();
        });
        assertOnly(AuthTokenRequestError.class, creation);

        ApiException refresh = refused(style, Operation.REFRESH, 422, "{\"refresh_token\":\"expired\",\"scope\":null}");
        assertThat(refresh.error(AuthTokenRequestError.class))
                .map(AuthTokenRequestError::getRefreshToken)
                .hasValue("expired");

        ApiException revocation =
                refused(style, Operation.REVOKE, 422, "{\"token\":\"malformed\",\"token_type_hint\":\"unknown\"}");
        assertThat(revocation.error(RevokeTokenRequestError.class)).hasValueSatisfying(error -> {
            assertThat(error.getToken()).isEqualTo("malformed");
            assertThat(error.getTokenTypeHint()).isEqualTo("unknown");
        });
        assertOnly(RevokeTokenRequestError.class, revocation);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 403, 404, 405, 406, 409, 410, 415, 418, 428, 431, 451, 499, 501, 505, 599})
    void ofAnyOtherStatusIsNone(int status) {
        for (Operation operation : Operation.values()) {
            ApiException refused = refused(
                    CallStyle.BLOCKING,
                    operation,
                    status,
                    "{\"error\":\"invalid_client\",\"scope\":\"x\",\"token\":\"x\"}");
            assertThat(refused.isRetryable()).isFalse();
            assertOnly(null, refused);
            assertThat(refused.getBody()).contains("invalid_client");
        }
    }

    static Stream<String> bodiesThatDoNotFitAGenericError() {
        return Stream.of(
                "",
                " ",
                "{}",
                "[]",
                "null",
                "\"\"",
                "7",
                "{\"error\":null}",
                "{\"error\":{}}",
                "{\"error\":[\"x\"]}",
                "{\"error\":true}",
                "{\"Error\":\"x\"}",
                "{\"error\":\"x\"",
                "{\"error\":\"x\"} more",
                "{'error':'x'}",
                "<html>Bad Request</html>",
                "error=invalid_request",
                "[".repeat(10_000),
                "{\"error\":" + "{\"error\":".repeat(1_000));
    }

    @ParameterizedTest
    @MethodSource("bodiesThatDoNotFitAGenericError")
    void thatDoesNotFitIsNoneAndTheBodyStays(String body) {
        ApiException refused = refused(CallStyle.BLOCKING, Operation.CREATE, 400, body);
        assertOnly(null, refused);
        assertThat(refused.getBody()).isEqualTo(body);
        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused).hasMessageEndingWith("HTTP 400, request id none").hasNoCause();
    }

    static Stream<String> bodiesThatDoNotFitAFieldError() {
        return Stream.of(
                "",
                "[]",
                "null",
                "{\"scope\":{}}",
                "{\"scope\":[]}",
                "{\"scope\":false}",
                "<html>",
                "{\"scope\":\"x\"");
    }

    @ParameterizedTest
    @MethodSource("bodiesThatDoNotFitAFieldError")
    void thatDoesNotFitTheFieldsIsNoneAndTheBodyStays(String body) {
        ApiException refused = refused(CallStyle.ASYNC, Operation.CREATE, 422, body);
        assertOnly(null, refused);
        assertThat(refused.getBody()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invalid_request",
                "invalid_client",
                "invalid_grant",
                "unauthorized_client",
                "unsupported_grant_type",
                "invalid_scope",
                "unsupported_token_type"
            })
    void ofAStandardKindIsNamedInTheMessage(String error) {
        assertThat(refused(CallStyle.BLOCKING, Operation.CREATE, 400, "{\"error\":\"" + error + "\"}"))
                .hasMessageEndingWith("HTTP 400 " + error + ", request id none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "something else", "invalid_request canary", "INVALID_REQUEST"})
    void ofAnotherKindIsNotRepeatedInTheMessage(String error) {
        ApiException refused = refused(CallStyle.BLOCKING, Operation.CREATE, 400, "{\"error\":\"" + error + "\"}");
        assertThat(refused).hasMessageEndingWith("HTTP 400, request id none");
        assertThat(refused.error(GenericError.class))
                .map(GenericError::getError)
                .hasValue(error);
    }

    private static void assertOnly(Class<?> model, ApiException refused) {
        for (Class<?> each : MODELS) {
            assertThat(refused.error(each).isPresent()).as(each.getName()).isEqualTo(each == model);
        }
    }

    private ApiException refused(CallStyle style, Operation operation, int status, String body) {
        api.answer(status, body);
        try (MoovClient moov = api.client().build()) {
            ApiException refused = style.failure(ApiException.class, moov, operation, RequestOptions.none());
            assertThat(refused.getStatus()).isEqualTo(status);
            assertThat(refused.getAttempts()).isEqualTo(1);
            return refused;
        }
    }
}
