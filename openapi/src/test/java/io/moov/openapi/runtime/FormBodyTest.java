package io.moov.openapi.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonAdapter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.http.Body;
import retrofit2.http.POST;

/** Forms, as they leave over a socket. */
final class FormBodyTest {
    interface Api {
        @POST("form")
        Call<Void> send(@Body Form form);
    }

    static final class Form extends FormBody {
        Form(RequestBody body) {
            super(body);
        }
    }

    private static final JsonAdapter<List<String>> LIST = JsonArray.list(JsonString.ADAPTER);
    private static final JsonAdapter<Object> ANY = JsonAny.ADAPTER;

    private final MockWebServer server = new MockWebServer();
    private Api api;

    @BeforeEach
    void start() throws Exception {
        server.start();
        api = new Retrofit.Builder().baseUrl(server.url("/")).build().create(Api.class);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void fieldsHaveTheEncodingOfOpenApi() throws Exception {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("name", "a&b=ü c");
        form.put("tags", List.of("x", "y z"));
        form.put("meta", Map.of("days", List.of("2024-02-29")));
        form.put("rows", List.of(Map.of("a", 1)));
        form.put("none", null);

        assertFields(
                "name=a%26b%3D%C3%BC%20c&tags=x&tags=y%20z&meta=%7B%22days%22%3A%5B%222024-02-29%22%5D%7D"
                        + "&rows=%7B%22a%22%3A1%7D",
                FormFields.of(ANY, form));
    }

    @Test
    void fieldsHaveTheEncodingThatTheDocumentGives() throws Exception {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("joined", List.of("a", "b,c"));
        form.put("piped", List.of("a", "b|c"));
        form.put("spread", Map.of("R", 3));
        form.put("deep", Map.of("R", 1));
        form.put("json", "text");
        form.put("free", "a/b");

        assertFields(
                "joined=a,b%2Cc&piped=a%7Cb%257Cc&R=3&deep%5BR%5D=1&json=%22text%22&free=a/b",
                FormFields.of(ANY, form)
                        .form("joined", false, false)
                        .pipeDelimited("piped", false, false)
                        .form("spread", true, false)
                        .deepObject("deep", false)
                        .json("json")
                        .form("free", true, true));
    }

    @Test
    void partsAreFilesTextsAndJson() throws Exception {
        FilePart photo = FilePart.of("réx \"1\".png", RequestBody.create("PNG", MediaType.get("image/png")));
        RecordedRequest request = sent(new Form(new FormParts()
                .file("photo", photo)
                .files("more", List.of(FilePart.of("b.bin", RequestBody.create("B", null))))
                .text("title", "text/plain", JsonString.ADAPTER, "Title")
                .text("tags", "text/plain", LIST, List.of("x", "y"))
                .json("meta", "application/json", ANY, Map.of("a", 1))
                .jsonEach("rows", "application/json", ANY, List.of(Map.of("b", 2), Map.of("c", 3)))
                .file("none", null)
                .text("none", "text/plain", JsonString.ADAPTER, null)
                .body()));

        String body = request.getBody().utf8();
        assertThat(request.getHeaders().get("Content-Type")).startsWith("multipart/form-data; boundary=");
        assertThat(request.getHeaders().get("Content-Length"))
                .isEqualTo(String.valueOf(request.getBody().size()));
        assertThat(body)
                .contains("name=\"photo\"; filename=\"réx %221%22.png\"\r\nContent-Type: image/png")
                .contains("name=\"more\"; filename=\"b.bin\"")
                .contains("name=\"title\"\r\nContent-Type: text/plain\r\n\r\nTitle")
                .contains("{\"a\":1}", "{\"b\":2}", "{\"c\":3}", "\r\n\r\nx\r\n", "\r\n\r\ny\r\n")
                .doesNotContain("none");
    }

    @Test
    void aFormWithoutPartsIsSent() throws Exception {
        RecordedRequest request = sent(new Form(new FormParts().body()));

        assertThat(request.getHeaders().get("Content-Type")).startsWith("multipart/form-data; boundary=");
    }

    @Test
    void showsNoSecret() {
        Form form = new Form(FormFields.of(ANY, Map.of("token", "s3cret")).body());

        assertThat(form).hasToString("Form");
        assertThatThrownBy(() -> FormFields.of(ANY, null)).isInstanceOf(NullPointerException.class);
    }

    private void assertFields(String expected, FormFields fields) throws Exception {
        RecordedRequest request = sent(new Form(fields.body()));
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(request.getBody().utf8()).isEqualTo(expected);
    }

    private RecordedRequest sent(Form form) throws Exception {
        server.enqueue(new MockResponse.Builder().code(204).build());
        api.send(form).execute();
        return server.takeRequest(10, TimeUnit.SECONDS);
    }
}
