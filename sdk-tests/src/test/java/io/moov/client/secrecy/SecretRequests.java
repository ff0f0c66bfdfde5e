package io.moov.client.secrecy;

import io.moov.client.BasicCredentials;
import io.moov.client.MoovClient;
import io.moov.client.auth.AuthTokenRequest;
import io.moov.client.auth.AuthenticationApi;
import io.moov.client.auth.GrantType;
import io.moov.client.auth.RevokeTokenRequest;
import io.moov.client.support.Clients;
import java.util.function.Function;
import retrofit2.Call;

/** Requests that carry every secret there is, by every way it can go. */
enum SecretRequests {
    CREATE_WITH_BASIC(
            true,
            api -> api.createAccessToken(AuthTokenRequest.builder()
                    .grantType(GrantType.CLIENT_CREDENTIALS)
                    .scope("/ping.read")
                    .build())),
    CREATE_WITH_BODY(
            false,
            api -> api.createAccessToken(AuthTokenRequest.builder()
                    .grantType(GrantType.CLIENT_CREDENTIALS)
                    .clientId("the-client-id")
                    .clientSecret(Canaries.CLIENT_SECRET)
                    .scope("/ping.read")
                    .build())),
    REFRESH_WITH_BASIC(
            true,
            api -> api.createAccessToken(AuthTokenRequest.builder()
                    .grantType(GrantType.REFRESH_TOKEN)
                    .refreshToken(Canaries.REFRESH_TOKEN)
                    .build())),
    REVOKE_WITH_BODY(
            false,
            api -> api.revokeAccessToken(RevokeTokenRequest.builder()
                    .token(Canaries.REVOKED_TOKEN)
                    .clientId("the-client-id")
                    .clientSecret(Canaries.CLIENT_SECRET)
                    .build()));

    private final boolean basic;
    private final Function<AuthenticationApi, Call<?>> operation;

    SecretRequests(boolean basic, Function<AuthenticationApi, Call<?>> operation) {
        this.basic = basic;
        this.operation = operation;
    }

    /** A client with the credentials that this request needs. */
    MoovClient.Builder client(String url) {
        MoovClient.Builder builder = MoovClient.builder()
                .baseUrl(url)
                .retryPolicy(Clients.attempts(2))
                .header("X-Extra", Canaries.HEADER_VALUE);
        return basic ? builder.credentials(BasicCredentials.of(Canaries.PUBLIC_KEY, Canaries.SECRET_KEY)) : builder;
    }

    Call<?> on(MoovClient moov) {
        return operation.apply(moov.create(AuthenticationApi.class));
    }
}
