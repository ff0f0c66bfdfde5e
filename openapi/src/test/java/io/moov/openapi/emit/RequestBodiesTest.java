package io.moov.openapi.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.ByteString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bodies of every content type, as they leave over a socket. */
final class RequestBodiesTest {
    private static CalledApi api;

    @BeforeAll
    static void generate() throws IOException {
        api = new CalledApi("torture/operations.yaml");
    }

    @AfterAll
    static void close() {
        api.close();
    }

    private static Object pet() {
        return api.model("Pet", "{'name':'Rex','born':'2024-02-29'}");
    }

    @Test
    void jsonIsWrittenWhateverTheMethod() throws Exception {
        for (String operation : List.of("jsonObject", "deleteWithBody", "optionalBody")) {
            assertBody("application/json", "{\"name\":\"Rex\",\"born\":\"2024-02-29\"}", operation, "body", pet());
        }
        assertBody(
                "application/merge-patch+json",
                "{\"name\":\"Rex\",\"born\":\"2024-02-29\"}",
                "mergePatch",
                "body",
                pet());
        assertBody(
                "application/json",
                "[{\"name\":\"Rex\",\"born\":\"2024-02-29\"}]",
                "optionsWithBody",
                "body",
                List.of(pet()));
        assertThat(api.sentWith("deleteWithBody", "body", pet()).getMethod()).isEqualTo("DELETE");
    }

    @Test
    void jsonNeedNotBeAnObject() throws Exception {
        LocalDate day = LocalDate.of(2024, 2, 29);
        OffsetDateTime midnight = OffsetDateTime.parse("2024-05-06T00:00:00Z");

        assertBody("application/json", "[[\"2024-02-29\"],[]]", "jsonDays", "body", List.of(List.of(day), List.of()));
        assertBody("application/json", "\"a\"", "jsonString", "body", "a");
        assertBody("application/json", "1.10", "jsonNumber", "body", new BigDecimal("1.10"));
        assertBody("application/json", "{\"a\":\"2024-05-06T00:00:00Z\"}", "jsonMap", "body", Map.of("a", midnight));
        assertBody(
                "application/json",
                "{\"a\":[1,null]}",
                "jsonAny",
                "body",
                Map.of("a", java.util.Arrays.asList(1, null)));
        assertBody("application/json", "null", "jsonAny", "body", null);
    }

    @Test
    void aBodyMayBeLeftOutIfItIsOptional() throws Exception {
        RecordedRequest request = api.sentWith("optionalBody", "note", "a note");

        assertThat(request.getBody() == null ? "" : request.getBody().utf8()).isEmpty();
        assertThat(request.getHeaders().get("Content-Type")).isNull();
        assertThat(request.getMethod()).isEqualTo("PUT");
        assertThat(api.sentWith("several").getHeaders().get("Content-Type")).isNull();
    }

    @Test
    void formsAreEncodedAsTheDocumentSays() throws Exception {
        Object form = api.model(
                "Form",
                "{'name':'a&b=ü c','when':'2024-05-06T00:00:00Z','tags':['x','y z'],'joined':['a','b,c'],"
                        + "'color':{'R':1,'G':2},'spread':{'R':3},'meta':{'days':['2024-02-29']},'kind':'very large'}");

        assertBody(
                "application/x-www-form-urlencoded",
                "name=a%26b%3D%C3%BC%20c&when=2024-05-06T00%3A00%3A00Z&tags=x&tags=y%20z&joined=a,b%2Cc"
                        + "&color%5BR%5D=1&color%5BG%5D=2&R=3"
                        + "&meta=%7B%22days%22%3A%5B%222024-02-29%22%5D%7D&kind=very%20large",
                "form",
                "body",
                form);
        assertBody("application/x-www-form-urlencoded", "name=a", "form", "body", api.model("Form", "{'name':'a'}"));
    }

    @Test
    void multipartHasFilesTextsAndJson() throws Exception {
        Object photo = file(
                "r\u00e9x \"1\".png", RequestBody.create(ByteString.encodeUtf8("PNG"), MediaType.get("image/png")));
        Object bytes = file("b.bin", RequestBody.create("B", null));
        RecordedRequest request = api.sentWith(
                "multipart",
                "photo",
                photo,
                "title",
                "Title",
                "attachments",
                List.of(bytes, bytes),
                "when",
                OffsetDateTime.parse("2024-05-06T00:00:00Z"),
                "tags",
                List.of("x", "y"),
                "pet",
                pet(),
                "pets",
                List.of(pet(), api.model("Pet", "{'name':'Tom'}")),
                "notes",
                "# Notes",
                "owner",
                file("owner.xml", RequestBody.create("<pet/>", MediaType.get("application/xml"))));

        String rex = "{\"name\":\"Rex\",\"born\":\"2024-02-29\"}";
        assertThat(parts(request))
                .containsExactly(
                        "form-data; name=\"photo\"; filename=\"r\u00e9x %221%22.png\" image/png PNG",
                        "form-data; name=\"attachments\"; filename=\"b.bin\" null B",
                        "form-data; name=\"attachments\"; filename=\"b.bin\" null B",
                        "form-data; name=\"title\" text/plain Title",
                        "form-data; name=\"when\" text/plain 2024-05-06T00:00:00Z",
                        "form-data; name=\"tags\" text/plain x",
                        "form-data; name=\"tags\" text/plain y",
                        "form-data; name=\"pet\" application/json " + rex,
                        "form-data; name=\"pets\" application/json " + rex,
                        "form-data; name=\"pets\" application/json {\"name\":\"Tom\"}",
                        "form-data; name=\"notes\" text/markdown # Notes",
                        "form-data; name=\"owner\"; filename=\"owner.xml\" application/xml; charset=utf-8 <pet/>");
        assertThat(parts(api.sentWith("multipart", "photo", photo, "title", "Title")))
                .hasSize(2);
    }

    @Test
    void textAndBytesAreSentAsTheyAre() throws Exception {
        assertBody("text/plain", "ünchanged \"text\"", "plain", "body", RequestBody.create("ünchanged \"text\"", null));
        assertBody("text/plain", "text", "oddType", "body", RequestBody.create("text", null));
        assertBody("application/octet-stream", "bytes", "binary", "body", RequestBody.create("bytes", null));
        assertBody(
                "image/gif",
                "GIF",
                "image",
                "body",
                RequestBody.create(ByteString.encodeUtf8("GIF"), MediaType.get("image/gif")));
    }

    @Test
    void eachContentTypeHasAMethod() throws Exception {
        assertBody("application/json", "{\"name\":\"Rex\",\"born\":\"2024-02-29\"}", "several", "body", pet());
        assertBody("application/x-www-form-urlencoded", "name=Rex&born=2024-02-29", "severalAsForm", "body", pet());
        assertBody("application/xml", "<pet/>", "severalAsXml", "body", RequestBody.create("<pet/>", null));
        assertBody("text/csv", "Rex", "severalAsTextCsv", "body", RequestBody.create("Rex", null));
        assertThat(parts(api.sentWith("severalAsMultipart", "name", "Rex", "born", LocalDate.of(2024, 2, 29))))
                .containsExactly(
                        "form-data; name=\"name\" text/plain Rex", "form-data; name=\"born\" text/plain 2024-02-29");
    }

    private static Object file(String name, RequestBody content) {
        try {
            return api.module
                    .type("FilePart")
                    .getMethod("of", String.class, RequestBody.class)
                    .invoke(null, name, content);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> parts(RecordedRequest request) throws IOException {
        return MultipartBodies.read(request);
    }

    private static void assertBody(String contentType, String body, String operation, Object... namesAndValues)
            throws Exception {
        RecordedRequest request = api.sentWith(operation, namesAndValues);
        assertThat(request.getHeaders().values("Content-Type")).as(operation).containsExactly(contentType);
        assertThat(request.getBody().utf8()).as(operation).isEqualTo(body);
    }
}
