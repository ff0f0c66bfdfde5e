package io.moov.client.support;

import io.moov.client.MoovClient;
import io.moov.client.auth.AuthToken;
import io.moov.client.auth.AuthTokenRequest;
import io.moov.client.auth.AuthenticationApi;
import io.moov.client.auth.ErrorResponse;
import io.moov.client.auth.GenericError;
import io.moov.client.auth.GrantType;
import io.moov.client.auth.RevokeTokenRequest;
import retrofit2.Call;
import retrofit2.http.GET;

/** The operations of the API, told apart by what may be repeated. */
public enum Operation {
    CREATE {
        @Override
        public Call<?> on(MoovClient moov) {
            return createAccessToken(moov, GrantType.CLIENT_CREDENTIALS);
        }
    },
    REFRESH {
        @Override
        public Call<?> on(MoovClient moov) {
            return createAccessToken(moov, GrantType.REFRESH_TOKEN);
        }
    },
    /** A grant that this SDK does not know, and which may be good for one use only. */
    UNKNOWN_GRANT {
        @Override
        public Call<?> on(MoovClient moov) {
            return createAccessToken(moov, GrantType.of("authorization_code"));
        }
    },
    REVOKE {
        @Override
        public Call<?> on(MoovClient moov) {
            return moov.create(AuthenticationApi.class)
                    .revokeAccessToken(
                            RevokeTokenRequest.builder().token("a-token").build());
        }
    },
    /** Of another API, and without a body: some of these OkHttp would send again by itself. */
    READ {
        @Override
        public Call<?> on(MoovClient moov) {
            return moov.create(ReadApi.class).read();
        }
    };

    private interface ReadApi {
        @ErrorResponse(status = "400", model = GenericError.class)
        @GET("things")
        Call<AuthToken> read();
    }

    /** Makes a call of this operation. */
    public abstract Call<?> on(MoovClient moov);

    /** Whether the server may have spent what the request carried, so that it must not be sent twice. */
    public boolean spendsGrant() {
        return this == REFRESH || this == UNKNOWN_GRANT;
    }

    private static Call<?> createAccessToken(MoovClient moov, GrantType grantType) {
        return moov.create(AuthenticationApi.class)
                .createAccessToken(AuthTokenRequest.builder()
                        .grantType(grantType)
                        .scope("/ping.read")
                        .refreshToken(grantType.equals(GrantType.CLIENT_CREDENTIALS) ? null : "a-refresh-token")
                        .build());
    }
}
