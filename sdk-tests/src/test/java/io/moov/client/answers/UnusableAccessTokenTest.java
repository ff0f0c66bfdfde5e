package io.moov.client.answers;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.DecodingException;
import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.support.Answers;
import io.moov.client.support.CallStyle;
import io.moov.client.support.MockApi;
import io.moov.client.support.Operation;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An access token that no header can carry fails the call that brought it, and not a later one that sends it. */
class UnusableAccessTokenTest {
    @RegisterExtension
    final MockApi api = new MockApi();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                " CANARY",
                "CANARY ",
                "CANARY\\n",
                "CAN\\r\\nX: ARY",
                "CAN\\u0000ARY",
                "CANARY\\u007f",
                "CÄNARY"
            })
    void isNamedAndNeverPrinted(String token) {
        for (CallStyle style : CallStyle.values()) {
            for (Operation operation : List.of(Operation.CREATE, Operation.REFRESH)) {
                int before = api.requestCount();
                api.answer(200, Answers.TOKEN_JSON.replace("an-access-token", token));
                try (MoovClient moov = api.client().build()) {
                    DecodingException failure =
                            style.failure(DecodingException.class, moov, operation, RequestOptions.none());
                    assertThat(failure)
                            .hasMessageContainingAll("Expected a value that a header can carry", "$.access_token")
                            .hasMessageNotContainingAny("CAN", "ARY")
                            .hasNoCause();
                    assertThat(failure.isRetryable()).isFalse();
                }
                assertThat(api.requestCount() - before).isEqualTo(1);
            }
        }
    }
}
