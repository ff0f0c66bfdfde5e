package io.moov.client.cost;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;

/** The least that a call over OkHttp costs: everything by hand, nothing checked. */
final class OkHttpCall implements TokenCall {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final JsonReader.Options NAMES =
            JsonReader.Options.of("token_type", "access_token", "refresh_token", "expires_in", "scope");

    private final OkHttpClient http;
    private final HttpUrl url;
    private final String authorization = Credentials.basic(PUBLIC_KEY, SECRET_KEY);

    OkHttpCall(OkHttpClient http, String url) {
        this.http = http;
        this.url = HttpUrl.get(url.concat("/oauth2/token"));
    }

    @Override
    public String accessToken() throws IOException {
        Buffer body = new Buffer();
        JsonWriter.of(body)
                .beginObject()
                .name("grant_type")
                .value("client_credentials")
                .name("scope")
                .value(SCOPE)
                .endObject();
        Request request = new Request.Builder()
                .url(url)
                .header("Authorization", authorization)
                .header("Accept", "application/json")
                .header("X-Moov-Version", "v2024.01.00")
                .post(RequestBody.create(body.readByteString(), JSON))
                .build();
        try (Response response = http.newCall(request).execute()) {
            return read(JsonReader.of(response.body().source()));
        }
    }

    private static String read(JsonReader json) throws IOException {
        String[] texts = new String[5];
        long expiresIn = 0;
        json.beginObject();
        while (json.hasNext()) {
            int name = json.selectName(NAMES);
            if (name == 3) {
                expiresIn = json.nextLong();
            } else {
                texts[name] = json.nextString();
            }
        }
        json.endObject();
        return expiresIn > 0 ? texts[1] : null;
    }
}
