package io.moov.client.answers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.moov.client.DecodingException;
import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.support.Answers;
import io.moov.client.support.CallStyle;
import io.moov.client.support.MockApi;
import io.moov.client.support.Operation;
import java.io.IOException;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Three fields of a token are required; a caller learns which one is missing. */
class RequiredFieldTest {
    @RegisterExtension
    final MockApi api = new MockApi();

    static Stream<Arguments> fieldsAndCalls() {
        return Stream.of("token_type", "access_token", "expires_in")
                .flatMap(field -> Stream.of(CallStyle.values())
                        .flatMap(style -> Stream.of(Operation.CREATE, Operation.REFRESH)
                                .map(operation -> Arguments.of(field, style, operation))));
    }

    @ParameterizedTest
    @MethodSource("fieldsAndCalls")
    void thatIsMissingIsNamed(String field, CallStyle style, Operation operation) throws IOException {
        ObjectNode json = (ObjectNode) new ObjectMapper().readTree(Answers.TOKEN_JSON);
        json.remove(field);
        assertNamed(field, json, style, operation);
    }

    @ParameterizedTest
    @MethodSource("fieldsAndCalls")
    void thatIsNullIsNamed(String field, CallStyle style, Operation operation) throws IOException {
        ObjectNode json = (ObjectNode) new ObjectMapper().readTree(Answers.TOKEN_JSON);
        json.putNull(field);
        assertNamed(field, json, style, operation);
    }

    private void assertNamed(String field, ObjectNode json, CallStyle style, Operation operation) {
        api.answer(new MockResponse.Builder()
                .code(201)
                .setHeader("x-request-id", "request-7")
                .body(json.toString()));
        try (MoovClient moov = api.client().build()) {
            DecodingException failure = style.failure(DecodingException.class, moov, operation, RequestOptions.none());
            assertThat(failure)
                    .hasMessageStartingWith("createAccessToken: the body of HTTP 201 ")
                    .hasMessageContaining(field)
                    .hasNoCause();
            assertThat(failure.isRetryable()).isFalse();
            assertThat(failure.getAttempts()).isEqualTo(1);
            assertThat(failure.getOperation()).isEqualTo("createAccessToken");
            assertThat(failure.getStatus()).isEqualTo(201);
            assertThat(failure.getRequestId()).isEqualTo("request-7");
        }
        assertThat(api.requestCount()).isEqualTo(1);
    }
}
