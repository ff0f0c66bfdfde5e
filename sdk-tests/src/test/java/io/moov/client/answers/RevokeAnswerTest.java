package io.moov.client.answers;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.ApiResponse;
import io.moov.client.MoovClient;
import io.moov.client.support.CallStyle;
import io.moov.client.support.MockApi;
import io.moov.client.support.Operation;
import io.moov.client.support.Samples;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every 2xx means that the token is revoked, whatever comes with it. */
class RevokeAnswerTest {
    @RegisterExtension
    final MockApi api = new MockApi();

    static Stream<Arguments> successes() {
        return Stream.of(CallStyle.values())
                .flatMap(style -> Stream.of(200, 201, 202, 203, 206, 226, 299)
                        .flatMap(
                                status -> Stream.of("", "{}", "null", "<html>ok</html>", "{\"broken\":", "\u0000\u00ff")
                                        .map(body -> Arguments.of(style, status, body))));
    }

    @ParameterizedTest
    @MethodSource("successes")
    void is2xxWithAnyBody(CallStyle style, int status, String body) {
        api.answer(status, body);
        assertRevoked(style, status);
    }

    @ParameterizedTest
    @EnumSource
    void is204Or205WithoutABody(CallStyle style) {
        for (int status : List.of(204, 205)) {
            api.answer(new MockResponse.Builder().code(status));
            assertRevoked(style, status);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isChunkedOrGzipThatIsNone(CallStyle style) {
        api.answer(new MockResponse.Builder().chunkedBody("some body in pieces", 3));
        assertRevoked(style, 200);
        api.answer(
                new MockResponse.Builder().setHeader("Content-Encoding", "gzip").body("not gzip"));
        assertRevoked(style, 200);
    }

    @Test
    void completesTheFutureWithNull() throws Exception {
        api.answer(new MockResponse.Builder().code(204));
        try (MoovClient moov = api.client().build()) {
            assertThat(moov.authentication()
                            .revokeAccessTokenAsync(Samples.revocation())
                            .get(30, TimeUnit.SECONDS))
                    .isNull();
        }
    }

    private void assertRevoked(CallStyle style, int status) {
        int before = api.requestCount();
        try (MoovClient moov = api.client().build()) {
            ApiResponse<?> response = style.run(moov, Operation.REVOKE);
            assertThat(response.getStatus()).isEqualTo(status);
            assertThat(response.getValue()).isNull();
            assertThat(response.getAttempts()).isEqualTo(1);
        }
        assertThat(api.requestCount() - before).isEqualTo(1);
    }
}
