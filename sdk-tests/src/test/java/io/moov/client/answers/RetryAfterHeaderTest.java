package io.moov.client.answers;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.ApiException;
import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.RetryPolicy;
import io.moov.client.support.CallStyle;
import io.moov.client.support.MockApi;
import io.moov.client.support.Operation;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A {@code Retry-After} that nobody can read is as good as none, and hides nothing else. */
class RetryAfterHeaderTest {
    @RegisterExtension
    final MockApi api = new MockApi();

    @ParameterizedTest
    @ValueSource(
            strings = {"soon", "é", "1 2", "1e3", "0x10", "\u00bd", "Mon, 99 Foo 2026 99:99:99 GMT", "+5", "-", "."})
    void thatCannotBeReadIsKeptAsItWasSent(String value) {
        for (CallStyle style : CallStyle.values()) {
            for (int status : new int[] {429, 503}) {
                api.answer(new MockResponse.Builder()
                        .code(status)
                        .addHeaderLenient("Retry-After", value)
                        .body("body"));
                try (MoovClient moov =
                        api.client().retryPolicy(RetryPolicy.none()).build()) {
                    ApiException refused =
                            style.failure(ApiException.class, moov, Operation.CREATE, RequestOptions.none());
                    assertThat(refused.getStatus()).isEqualTo(status);
                    assertThat(refused.getRetryAfter()).isNull();
                    assertThat(refused.getHeaders().get("Retry-After")).containsExactly(value);
                    assertThat(refused.getBody()).isEqualTo("body");
                }
            }
        }
    }
}
