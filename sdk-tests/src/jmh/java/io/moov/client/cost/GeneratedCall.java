package io.moov.client.cost;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.moov.client.auth.AuthToken;
import io.moov.client.auth.AuthenticationApi;
import java.io.IOException;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;

/** The floor under the SDK: Retrofit builds the request, the generated adapters write and read it, and there is no core. */
final class GeneratedCall implements TokenCall {
    private final OkHttpClient http;
    private final AuthenticationApi api;
    private final JsonAdapter<AuthToken> adapter;
    private final String authorization = Credentials.basic(PUBLIC_KEY, SECRET_KEY);

    GeneratedCall(OkHttpClient http, String url) {
        Moshi moshi = new Moshi.Builder().build();
        this.http = http;
        this.adapter = moshi.adapter(AuthToken.class);
        this.api = new Retrofit.Builder()
                .baseUrl(url)
                .client(http)
                .addConverterFactory(MoshiConverterFactory.create(moshi))
                .build()
                .create(AuthenticationApi.class);
    }

    @Override
    public String accessToken() throws IOException {
        Request request = api.createAccessToken(SdkCall.request())
                .request()
                .newBuilder()
                .header("Authorization", authorization)
                .header("X-Moov-Version", "v2024.01.00")
                .build();
        try (Response response = http.newCall(request).execute()) {
            return adapter.fromJson(response.body().source()).getAccessToken();
        }
    }
}
