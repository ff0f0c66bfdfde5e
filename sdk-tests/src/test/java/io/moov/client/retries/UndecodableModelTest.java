package io.moov.client.retries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.moov.client.DecodingException;
import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.support.Answers;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.testing.TestServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import retrofit2.Call;
import retrofit2.http.GET;

/** A success that its model cannot take is no broken connection, whatever the model throws. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UndecodableModelTest {
    /** Idempotent, so that a broken connection would be tried again. */
    interface FussyApi {
        @GET("fussy")
        Call<FussyModel> read();
    }

    private final MockWebServer server = TestServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void isNotTriedAgain(CallStyle style) {
        server.setDispatcher(Answers.inTurn(Answers.json(200, "\"a date\"")));
        try (MoovClient moov = Clients.of(server).build()) {
            Call<FussyModel> call = moov.create(FussyApi.class).read();

            DecodingException e =
                    catchThrowableOfType(DecodingException.class, () -> style.run(moov, call, RequestOptions.none()));

            assertThat(e.getAttempts()).isEqualTo(1);
            assertThat(server.getRequestCount()).isEqualTo(1);
            assertThat(e).hasMessageContaining("at $").hasNoCause();
            assertThat(e).message().doesNotContain(FussyModelJsonAdapter.SECRET);
        }
    }

    @Test
    void anErrorReachesTheBlockedCaller() {
        server.setDispatcher(Answers.inTurn(Answers.json(200, "\"error\"")));
        try (MoovClient moov = Clients.of(server).build()) {
            assertThatThrownBy(() -> moov.execute(moov.create(FussyApi.class).read()))
                    .isInstanceOf(NoSuchMethodError.class);
        }
    }

    @Test
    void anErrorReachesAFutureToo() {
        server.setDispatcher(Answers.inTurn(Answers.json(200, "\"error\"")));
        try (MoovClient moov = Clients.of(server).build()) {
            CompletableFuture<?> future =
                    moov.executeAsync(moov.create(FussyApi.class).read(), RequestOptions.none());

            assertThat(future)
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOf(NoSuchMethodError.class);
        }
    }
}
