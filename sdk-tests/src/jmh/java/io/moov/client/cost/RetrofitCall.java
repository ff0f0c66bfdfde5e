package io.moov.client.cost;

import com.squareup.moshi.Json;
import java.io.IOException;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;
import retrofit2.http.Body;
import retrofit2.http.Header;
import retrofit2.http.Headers;
import retrofit2.http.POST;

/** What an application has that writes its Retrofit interface and its models by hand, with Moshi's adapters by reflection. */
final class RetrofitCall implements TokenCall {
    interface Api {
        @Headers({"Accept: application/json", "X-Moov-Version: v2024.01.00"})
        @POST("oauth2/token")
        Call<Token> createAccessToken(@Header("Authorization") String authorization, @Body TokenRequest request);
    }

    static final class TokenRequest {
        @Json(name = "grant_type")
        String grantType = "client_credentials";

        String scope = SCOPE;
    }

    static final class Token {
        @Json(name = "token_type")
        String tokenType;

        @Json(name = "access_token")
        String accessToken;

        @Json(name = "refresh_token")
        String refreshToken;

        @Json(name = "expires_in")
        long expiresIn;

        String scope;
    }

    private final Api api;
    private final String authorization = Credentials.basic(PUBLIC_KEY, SECRET_KEY);

    RetrofitCall(OkHttpClient http, String url) {
        api = new Retrofit.Builder()
                .baseUrl(url)
                .client(http)
                .addConverterFactory(MoshiConverterFactory.create())
                .build()
                .create(Api.class);
    }

    @Override
    public String accessToken() throws IOException {
        return api.createAccessToken(authorization, new TokenRequest())
                .execute()
                .body()
                .accessToken;
    }
}
