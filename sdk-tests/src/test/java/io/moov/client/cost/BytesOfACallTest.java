package io.moov.client.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.moov.client.BasicCredentials;
import io.moov.client.MoovClient;
import io.moov.client.auth.AuthTokenRequest;
import io.moov.client.auth.GrantType;
import io.moov.client.support.Answers;
import io.moov.client.support.RawServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/** What a call costs in memory, beside the same call by OkHttp and Moshi alone. Counted, so that no machine is too slow. */
class BytesOfACallTest {
    private static final int WARM_UP = 2_000;
    private static final int CALLS = 500;

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private interface Creation {
        String token() throws IOException;
    }

    @Test
    void isCloseToThatOfABareCall() throws Exception {
        String response = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                + Answers.TOKEN_JSON.length() + "\r\n\r\n" + Answers.TOKEN_JSON;
        try (RawServer server = RawServer.start(client -> {
                    while (true) {
                        client.readRequest();
                        client.send(response);
                    }
                });
                MoovClient moov = MoovClient.builder()
                        .baseUrl(server.url())
                        .credentials(BasicCredentials.of("public", "secret"))
                        .build()) {
            Creation ours = () -> moov.authentication()
                    .createAccessToken(AuthTokenRequest.builder()
                            .grantType(GrantType.CLIENT_CREDENTIALS)
                            .scope("/accounts.read")
                            .build())
                    .getAccessToken();
            Creation bare = bare(server.url());
            for (int i = 0; i < WARM_UP; i++) {
                assertThat(ours.token()).isEqualTo(bare.token());
            }
            long ourBytes = 0;
            long bareBytes = 0;
            for (int i = 0; i < CALLS; i++) {
                ourBytes += bytesOf(ours);
                bareBytes += bytesOf(bare);
            }
            assertThat((double) ourBytes / bareBytes).isLessThan(1.30);
        }
    }

    private static long bytesOf(Creation creation) throws IOException {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        creation.token();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static Creation bare(String baseUrl) {
        OkHttpClient http = new OkHttpClient();
        HttpUrl url = HttpUrl.get(baseUrl).resolve("/oauth2/token");
        MediaType json = MediaType.get("application/json");
        return () -> {
            Buffer body = new Buffer();
            try (JsonWriter writer = JsonWriter.of(body)) {
                writer.beginObject();
                writer.name("grant_type").value("client_credentials");
                writer.name("scope").value("/accounts.read");
                writer.endObject();
            }
            Request request = new Request.Builder()
                    .url(url)
                    .header("Authorization", Credentials.basic("public", "secret"))
                    .header("Accept", "application/json")
                    .header("X-Moov-Version", "v2024.01.00")
                    .post(RequestBody.create(body.readByteString(), json))
                    .build();
            try (Response response = http.newCall(request).execute()) {
                return read(JsonReader.of(response.body().source()));
            }
        };
    }

    private static String read(JsonReader reader) throws IOException {
        String token = null;
        reader.beginObject();
        while (reader.hasNext()) {
            switch (reader.nextName()) {
                case "access_token":
                    token = reader.nextString();
                    break;
                case "expires_in":
                    reader.nextLong();
                    break;
                default:
                    reader.nextString();
            }
        }
        reader.endObject();
        return token;
    }
}
