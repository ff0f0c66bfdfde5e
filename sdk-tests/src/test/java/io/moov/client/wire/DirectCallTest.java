package io.moov.client.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moov.client.MoovClient;
import io.moov.client.auth.AuthToken;
import io.moov.client.auth.AuthenticationApi;
import io.moov.client.support.Answers;
import io.moov.client.support.MockApi;
import io.moov.client.support.Samples;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;
import retrofit2.Retrofit;

/** Calls that somebody runs by Retrofit's own means, past limits, retries and typed errors. */
@Timeout(30)
class DirectCallTest {
    @RegisterExtension
    final MockApi api = new MockApi();

    @Test
    void isRefusedAndSaysWhatToDo() {
        try (MoovClient moov = api.client().build()) {
            assertThatThrownBy(() -> call(moov).execute())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("MoovClient.execute(…)");
            assertThatThrownBy(() -> call(moov).enqueue(new NoCallback()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("executeAsync(…)");
        }
        assertThat(api.requestCount()).isZero();
    }

    /** A future ends its call, an interrupt a blocking one; Retrofit's own cancellation has nothing to end. */
    @Test
    void canBeCancelledWithoutEffect() {
        api.answer(200, Answers.TOKEN_JSON);
        try (MoovClient moov = api.client().build()) {
            Call<AuthToken> call = call(moov);
            call.cancel();

            assertThat(moov.execute(call).getValue().getAccessToken()).isEqualTo("an-access-token");
        }
    }

    @Test
    void madeByAnotherRetrofitIsRefusedByNameOfWhatToDo() {
        Call<AuthToken> foreign = new Retrofit.Builder()
                .baseUrl(api.url())
                .client(new OkHttpClient())
                .addConverterFactory(new AnyConverter())
                .build()
                .create(AuthenticationApi.class)
                .createAccessToken(Samples.clientCredentials());
        try (MoovClient moov = api.client().build()) {
            assertThatThrownBy(() -> moov.execute(foreign))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("create(Class)");
        }
        assertThat(api.requestCount()).isZero();
    }

    private static Call<AuthToken> call(MoovClient moov) {
        return moov.create(AuthenticationApi.class).createAccessToken(Samples.clientCredentials());
    }

    private static final class NoCallback implements Callback<AuthToken> {
        @Override
        public void onResponse(Call<AuthToken> call, Response<AuthToken> response) {
            throw new AssertionError("nothing was sent");
        }

        @Override
        public void onFailure(Call<AuthToken> call, Throwable failure) {
            throw new AssertionError("nothing was sent", failure);
        }
    }
}
