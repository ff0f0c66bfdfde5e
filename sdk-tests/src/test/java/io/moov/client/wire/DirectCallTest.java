package io.moov.client.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moov.client.MoovClient;
import io.moov.client.auth.AuthToken;
import io.moov.client.auth.AuthenticationApi;
import io.moov.client.support.Answers;
import io.moov.client.support.MockApi;
import io.moov.client.support.Samples;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;
import retrofit2.Retrofit;

/** Calls that Retrofit runs by itself: no retries and no typed errors, but the same request, guards and limits. */
@Timeout(30)
class DirectCallTest {
    @RegisterExtension
    final MockApi api = new MockApi();

    @Test
    void carriesTheSameHeaders() throws Exception {
        api.answer(200, Answers.TOKEN_JSON);
        try (MoovClient moov = CredentialsForm.BASIC.configure(api.client()).build()) {
            Response<AuthToken> response = call(moov).execute();
            assertThat(response.body()).isNotNull();
            assertThat(response.body().getAccessToken()).isEqualTo("an-access-token");
        }
        SentRequest sent = new SentRequest(api.takeRequest());
        sent.isPostOf("/oauth2/token", "v2024.01.00", CredentialsForm.BASIC.authorization);
        sent.hasBody(Map.of("grant_type", "client_credentials", "scope", "/accounts.read"));
    }

    @Test
    void carriesTheSameHeadersWhenEnqueued() throws Exception {
        api.answer(200, Answers.TOKEN_JSON);
        try (MoovClient moov = CredentialsForm.SUPPLIER.configure(api.client()).build()) {
            assertThat(enqueue(call(moov)).get(30, TimeUnit.SECONDS).code()).isEqualTo(200);
        }
        new SentRequest(api.takeRequest())
                .isPostOf("/oauth2/token", "v2024.01.00", CredentialsForm.SUPPLIER.authorization);
    }

    @Test
    void leavesErrorsToTheCallerWithHeadersAsTheServerSentThem() throws Exception {
        api.answer(new MockResponse.Builder()
                .code(503)
                .setHeader("Retry-After", "0")
                .body("x".repeat(100_000)));
        try (MoovClient moov = api.client().build()) {
            Response<AuthToken> response = call(moov).execute();
            assertThat(response.code()).isEqualTo(503);
            assertThat(response.headers().values("Retry-After")).containsExactly("0");
            assertThat(response.errorBody()).isNotNull();
            assertThat(response.errorBody().string()).isEqualTo("x".repeat(64 * 1024));
        }
        assertThat(api.requestCount()).isEqualTo(1);
    }

    @Test
    void doesNotFollowRedirects() throws Exception {
        api.answer(new MockResponse.Builder().code(307).setHeader("Location", "/elsewhere"));
        try (MoovClient moov = api.client().build()) {
            assertThat(call(moov).execute().code()).isEqualTo(307);
        }
        assertThat(api.requestCount()).isEqualTo(1);
    }

    @Test
    void endsAtTheLimitOfAnAttempt() {
        api.answer(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));
        try (MoovClient moov =
                api.client().attemptTimeout(Duration.ofMillis(300)).build()) {
            assertThatThrownBy(() -> call(moov).execute()).isInstanceOf(InterruptedIOException.class);
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

    private static CompletableFuture<Response<AuthToken>> enqueue(Call<AuthToken> call) {
        CompletableFuture<Response<AuthToken>> future = new CompletableFuture<>();
        call.enqueue(new Callback<>() {
            @Override
            public void onResponse(Call<AuthToken> answered, Response<AuthToken> response) {
                future.complete(response);
            }

            @Override
            public void onFailure(Call<AuthToken> failed, Throwable failure) {
                future.completeExceptionally(failure);
            }
        });
        return future;
    }
}
