package io.moov.client.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.moov.client.ApiException;
import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.auth.ErrorResponse;
import io.moov.client.support.CallStyle;
import io.moov.client.support.MockApi;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import retrofit2.Call;
import retrofit2.http.GET;

/** Where a document declares other models for other statuses, their adapter learns the status. */
class ModelByStatusTest {
    interface StatusApi {
        @ErrorResponse(status = "4XX", model = StatusModel.class)
        @GET("status")
        Call<StatusModel> read();
    }

    @RegisterExtension
    final MockApi api = new MockApi();

    @ParameterizedTest
    @EnumSource
    void theAdapterLearnsTheStatus(CallStyle style) {
        api.answer(200, "\"a\"");
        api.answer(202, "\"b\"");
        try (MoovClient moov = api.client().build()) {
            assertThat(read(style, moov))
                    .extracting(model -> model.status, model -> model.text)
                    .containsExactly(200, "a");
            assertThat(read(style, moov))
                    .extracting(model -> model.status, model -> model.text)
                    .containsExactly(202, "b");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theAdapterOfAnErrorToo(CallStyle style) {
        api.answer(409, "\"c\"");
        try (MoovClient moov = api.client().build()) {
            ApiException refused = catchThrowableOfType(ApiException.class, () -> read(style, moov));
            assertThat(refused.error(StatusModel.class))
                    .map(model -> model.status)
                    .hasValue(409);
        }
    }

    private static StatusModel read(CallStyle style, MoovClient moov) {
        return style.run(moov, moov.create(StatusApi.class).read(), RequestOptions.none())
                .getValue();
    }
}
