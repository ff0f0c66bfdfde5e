package io.moov.client.answers;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.ApiException;
import io.moov.client.ApiResponse;
import io.moov.client.DecodingException;
import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.support.Answers;
import io.moov.client.support.CallStyle;
import io.moov.client.support.MockApi;
import io.moov.client.support.Operation;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The id that support asks for: always kept, and shown if it is a UUID, which no token or key is. */
class RequestIdTest {
    private static final String UUID = "b3f5d0a2-4c1e-4b8e-9a52-0c6f3f9a7e11";

    @RegisterExtension
    final MockApi api = new MockApi();

    @ParameterizedTest
    @ValueSource(strings = {UUID, "B3F5D0A2-4C1E-4B8E-9A52-0C6F3F9A7E11"})
    void isShown(String id) {
        assertThat(refusedWith(id)).hasMessageEndingWith("HTTP 403, request id " + id);
        assertThat(responseWith(id)).hasToString("ApiResponse{status=200, requestId=" + id + ", attempts=1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                UUID + "0",
                "1",
                "a-secret-that-is-echoed",
                "two words",
                "forged\rline",
                "\u001b[31mred",
                "caf\u00e9"
            })
    void isKeptButNotShownIfItDoesNotLookLikeOne(String id) {
        assertThat(refusedWith(id)).hasMessageEndingWith("HTTP 403, request id none");
        assertThat(responseWith(id)).hasToString("ApiResponse{status=200, requestId=none, attempts=1}");
    }

    private ApiException refusedWith(String id) {
        answer(403, id, "");
        try (MoovClient moov = api.client().build()) {
            ApiException refused =
                    CallStyle.BLOCKING.failure(ApiException.class, moov, Operation.CREATE, RequestOptions.none());
            assertThat(refused.getRequestId()).isEqualTo(id);
            return refused;
        }
    }

    private ApiResponse<?> responseWith(String id) {
        answer(200, id, "{}");
        answer(200, id, Answers.TOKEN_JSON);
        try (MoovClient moov = api.client().build()) {
            DecodingException undecodable =
                    CallStyle.BLOCKING.failure(DecodingException.class, moov, Operation.CREATE, RequestOptions.none());
            assertThat(undecodable.getRequestId()).isEqualTo(id);
            ApiResponse<?> response = CallStyle.BLOCKING.run(moov, Operation.CREATE);
            assertThat(response.getRequestId()).isEqualTo(id);
            return response;
        }
    }

    private void answer(int status, String id, String body) {
        api.answer(new MockResponse.Builder()
                .code(status)
                .addHeaderLenient("X-Request-ID", id)
                .body(body));
    }
}
