package io.moov.client.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.ApiResponse;
import io.moov.client.BasicCredentials;
import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.auth.AuthToken;
import io.moov.client.auth.AuthTokenRequest;
import io.moov.client.auth.GrantType;
import io.moov.client.auth.RevokeTokenRequest;
import io.moov.client.auth.TokenType;
import io.moov.client.support.Answers;
import io.moov.client.support.MockApi;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.MockResponse;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import retrofit2.Call;
import retrofit2.Invocation;

/** What objects show of themselves: in a log, a debugger, a failed assertion. */
class ToStringTest {
    static final String FRESH_TOKEN_JSON = Answers.TOKEN_JSON
            .replace("an-access-token", Canaries.FRESH_ACCESS_TOKEN)
            .replace("a-refresh-token", Canaries.FRESH_REFRESH_TOKEN);

    @RegisterExtension
    final SecrecyWatch watch = new SecrecyWatch();

    @RegisterExtension
    final MockApi api = new MockApi();

    @Test
    void ofModelsAndTheirBuildersMasksSecretsAndShowsTheRest() {
        AuthToken.Builder token = AuthToken.builder()
                .tokenType(TokenType.BEARER)
                .accessToken(Canaries.FRESH_ACCESS_TOKEN)
                .refreshToken(Canaries.FRESH_REFRESH_TOKEN)
                .expiresIn(900)
                .scope("/ping.read");
        AuthTokenRequest.Builder request = AuthTokenRequest.builder()
                .grantType(GrantType.REFRESH_TOKEN)
                .clientId("the-client-id")
                .clientSecret(Canaries.CLIENT_SECRET)
                .refreshToken(Canaries.REFRESH_TOKEN);
        RevokeTokenRequest.Builder revocation =
                RevokeTokenRequest.builder().token(Canaries.REVOKED_TOKEN).clientSecret(Canaries.CLIENT_SECRET);
        List.of(token, request, revocation, token.build(), request.build(), revocation.build())
                .forEach(watch::check);
        watch.check(List.of(token.build()));
        watch.check(Map.of("request", request.build()));
        assertThat(token.build().toString())
                .contains("Bearer", "accessToken=██", "refreshToken=██", "expiresIn=900", "/ping.read");
        assertThat(request.build().toString())
                .contains("grantType=refresh_token", "the-client-id", "clientSecret=██", "refreshToken=██");
        assertThat(revocation.build().toString()).contains("token=██", "clientSecret=██");
    }

    @Test
    void ofCredentialsOptionsClientsAndBuildersShowsNoSecret() {
        BasicCredentials credentials = BasicCredentials.of(Canaries.PUBLIC_KEY, Canaries.SECRET_KEY);
        RequestOptions.Builder options = RequestOptions.builder().header("X-Extra", Canaries.HEADER_VALUE);
        MoovClient.Builder builder = api.client().credentials(credentials).header("X-Extra", Canaries.HEADER_VALUE);
        try (MoovClient moov = builder.build()) {
            List.of(credentials, options, options.build(), builder, moov.authentication())
                    .forEach(watch::check);
            assertThat(moov.toString()).contains("publicKey=" + Canaries.PUBLIC_KEY, "moovVersion=v2024.01.00");
            watch.check(moov.toString().replace(Canaries.PUBLIC_KEY, "the public key, which is no secret"));
        }
        assertThat(options.build().toString()).contains("X-Extra");
        assertThat(Integer.toString(credentials.hashCode())).doesNotContain(Canaries.SECRET_KEY);
    }

    @ParameterizedTest
    @EnumSource
    void ofCallsAndRequestsShowsNoSecret(SecretRequests secrets) {
        try (MoovClient moov = secrets.client(api.url()).build()) {
            Call<?> call = secrets.on(moov);
            Request request = call.request();
            Invocation invocation = request.tag(Invocation.class);
            assertThat(invocation).isNotNull();
            assertThat(request.toString()).contains("oauth2");
            for (Object shown : List.of(
                    call,
                    call.clone(),
                    request,
                    request.headers(),
                    request.url(),
                    request.body(),
                    invocation,
                    invocation.arguments(),
                    request.newBuilder().build())) {
                watch.check(shown);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofAnswersAndFuturesShowsNoSecret(SecretRequests secrets) throws Exception {
        for (int i = 0; i < 3; i++) {
            api.answer(new MockResponse.Builder()
                    .setHeader("X-Fresh", Canaries.FRESH_ACCESS_TOKEN)
                    .setHeader("X-Request-ID", "request-1")
                    .body(FRESH_TOKEN_JSON));
        }
        try (MoovClient moov = secrets.client(api.url()).build()) {
            ApiResponse<?> response = moov.execute(secrets.on(moov));
            watch.check(response);
            watch.check(response.getValue());
            CompletableFuture<?> future = moov.executeAsync(secrets.on(moov), RequestOptions.none());
            watch.check(future);
            watch.check(future.get());
            watch.check(future);
            watch.check(future.thenApply(value -> value));
        }
        assertThat(watch.recordsOf("io.moov.client")).isPositive();
        assertThat(watch.recordsOf("okhttp3")).isPositive();
    }
}
