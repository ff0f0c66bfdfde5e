package io.moov.client.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moov.client.ApiResponse;
import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.auth.AuthToken;
import io.moov.client.auth.AuthenticationApi;
import io.moov.client.support.Answers;
import io.moov.client.support.CallStyle;
import io.moov.client.support.MockApi;
import io.moov.client.support.Samples;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import retrofit2.Call;

/** The answer around the value. */
class ApiResponseTest {
    @RegisterExtension
    final MockApi api = new MockApi();

    @ParameterizedTest
    @EnumSource
    void holdsValueStatusHeadersRequestIdAndAttempts(CallStyle style) {
        api.answer(503, "");
        api.answer(new MockResponse.Builder()
                .code(201)
                .addHeader("x-request-id", "5f1d7a52-8a0f-4a55-9d8a-3c7a2e0b9f11")
                .addHeader("X-Many", "one")
                .addHeader("x-many", "two")
                .addHeaderLenient("X-Odd", "é")
                .body(Answers.TOKEN_JSON));
        try (MoovClient moov = api.client().build()) {
            Call<AuthToken> call = moov.create(AuthenticationApi.class).createAccessToken(Samples.clientCredentials());
            ApiResponse<AuthToken> response = style.run(moov, call, RequestOptions.none());
            assertThat(response.getValue().getAccessToken()).isEqualTo("an-access-token");
            assertThat(response.getStatus()).isEqualTo(201);
            assertThat(response.getRequestId()).isEqualTo("5f1d7a52-8a0f-4a55-9d8a-3c7a2e0b9f11");
            assertThat(response.getAttempts()).isEqualTo(2);
            assertThat(response.getHeaders().get("X-MANY")).containsExactly("one", "two");
            assertThat(response.getHeaders().get("x-odd")).containsExactly("é");
            assertThat(response.getHeaders().get("absent")).isNull();
            assertThat(response)
                    .hasToString("ApiResponse{status=201, requestId=5f1d7a52-8a0f-4a55-9d8a-3c7a2e0b9f11, attempts=2}");
            assertThatThrownBy(() -> response.getHeaders().put("x", List.of()))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> response.getHeaders().get("x-many").add("three"))
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void comesAnewForEachRunOfTheSameCall(CallStyle style) {
        api.answer(200, Answers.TOKEN_JSON);
        api.answer(200, Answers.TOKEN_JSON.replace("an-access-token", "another"));
        try (MoovClient moov = api.client().build()) {
            Call<AuthToken> call = moov.create(AuthenticationApi.class).createAccessToken(Samples.clientCredentials());
            assertThat(style.run(moov, call, RequestOptions.none()).getValue().getAccessToken())
                    .isEqualTo("an-access-token");
            assertThat(style.run(moov, call, RequestOptions.none()).getValue().getAccessToken())
                    .isEqualTo("another");
        }
    }
}
