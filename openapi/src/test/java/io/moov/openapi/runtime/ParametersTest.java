package io.moov.openapi.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonAdapter;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.http.GET;
import retrofit2.http.HeaderMap;
import retrofit2.http.Path;
import retrofit2.http.QueryMap;

/** Parameters in the styles of OpenAPI, as they leave over a socket: the table "Style Examples" of the specification. */
final class ParametersTest {
    interface Api {
        @GET("path/{p}/end")
        Call<Void> path(@Path(value = "p", encoded = true) InPath path);

        @GET("query")
        Call<Void> query(@QueryMap(encoded = true) InQuery query);

        @GET("headers")
        Call<Void> headers(@HeaderMap InHeaders headers);
    }

    static final class InPath extends PathParameter {
        InPath(String encoded) {
            super(encoded);
        }
    }

    static final class InQuery extends QueryParameters {
        InQuery(QueryValues values) {
            super(values.pairs());
        }
    }

    static final class InHeaders extends HeaderParameters {
        InHeaders(HeaderValues values) {
            super(values.headers());
        }
    }

    private static final JsonAdapter<List<String>> LIST = JsonArray.list(JsonString.ADAPTER);
    private static final JsonAdapter<Map<String, Long>> MAP = JsonMap.of(JsonLong.ADAPTER);
    private static final List<String> COLORS = List.of("blue", "black", "brown");
    private static final Map<String, Long> RGB = new LinkedHashMap<>();

    static {
        RGB.put("R", 100L);
        RGB.put("G", 200L);
        RGB.put("B", 150L);
    }

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
    void pathsHaveThreeStyles() throws Exception {
        assertPath("blue", PathValues.simple("p", JsonString.ADAPTER, "blue", false));
        assertPath("blue,black,brown", PathValues.simple("p", LIST, COLORS, false));
        assertPath("R,100,G,200,B,150", PathValues.simple("p", MAP, RGB, false));
        assertPath("R=100,G=200,B=150", PathValues.simple("p", MAP, RGB, true));
        assertPath(".blue,black,brown", PathValues.label("p", LIST, COLORS, false));
        assertPath(".blue.black.brown", PathValues.label("p", LIST, COLORS, true));
        assertPath(".R=100.G=200.B=150", PathValues.label("p", MAP, RGB, true));
        assertPath(";p=blue,black,brown", PathValues.matrix("p", LIST, COLORS, false));
        assertPath(";p=blue;p=black;p=brown", PathValues.matrix("p", LIST, COLORS, true));
        assertPath(";p=R,100,G,200,B,150", PathValues.matrix("p", MAP, RGB, false));
        assertPath(";R=100;G=200;B=150", PathValues.matrix("p", MAP, RGB, true));
        assertPath(";p", PathValues.matrix("p", JsonString.ADAPTER, "", false));
        assertPath("%7B%22R%22%3A1%7D", PathValues.json("p", MAP, Map.of("R", 1L)));
    }

    @Test
    void aValueNeverLeavesItsSegment() throws Exception {
        assertPath("a%2Fb%3Fc%23d%25%20%C3%BC", PathValues.simple("p", JsonString.ADAPTER, "a/b?c#d% ü", false));
        assertPath("a%2Cb,%2F", PathValues.simple("p", LIST, List.of("a,b", "/"), false));
        assertThatThrownBy(() -> api.path(new InPath(PathValues.simple("p", JsonString.ADAPTER, "..", false)))
                        .execute())
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** It would be another resource's path: {@code DELETE /items/} for {@code DELETE /items/{id}}. */
    @Test
    void anEmptyPathValueIsRefused() {
        assertThatThrownBy(() -> PathValues.simple("id", JsonString.ADAPTER, "", false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the path parameter 'id' is empty; give it a value");
        assertThatThrownBy(() -> PathValues.simple("id", LIST, List.of(), false))
                .hasMessageContaining("is empty");
        assertThatThrownBy(() -> PathValues.simple("id", LIST, List.of(""), false))
                .hasMessageContaining("is empty");
        assertThatThrownBy(() -> PathValues.label("id", JsonString.ADAPTER, "", false))
                .hasMessageContaining("is empty");
        assertThatThrownBy(() -> PathValues.matrix("id", LIST, List.of(), true)).hasMessageContaining("is empty");
        assertThatThrownBy(() -> PathValues.simple("id", JsonString.ADAPTER, null, false))
                .hasMessage("the path parameter 'id' is null; give it a value");
    }

    @Test
    void queriesHaveTheStyleForm() throws Exception {
        assertQuery("p=blue", query -> query.form("p", JsonString.ADAPTER, "blue", true, false));
        assertQuery("p=", query -> query.form("p", JsonString.ADAPTER, "", false, false));
        assertQuery("p=blue&p=black&p=brown", query -> query.form("p", LIST, COLORS, true, false));
        assertQuery("p=blue,black,brown", query -> query.form("p", LIST, COLORS, false, false));
        assertQuery("R=100&G=200&B=150", query -> query.form("p", MAP, RGB, true, false));
        assertQuery("p=R,100,G,200,B,150", query -> query.form("p", MAP, RGB, false, false));
        assertQuery("a%20%26=%C3%BC%3D", query -> query.form("a &", JsonString.ADAPTER, "ü=", true, false));
    }

    @Test
    void queriesHaveDelimitedStyles() throws Exception {
        assertQuery("p=blue%20black%20brown", query -> query.spaceDelimited("p", LIST, COLORS, false, false));
        assertQuery("p=blue%7Cblack%7Cbrown", query -> query.pipeDelimited("p", LIST, COLORS, false, false));
        assertQuery("p=R%7C100%7CG%7C200%7CB%7C150", query -> query.pipeDelimited("p", MAP, RGB, false, false));
        assertQuery("p=blue&p=black&p=brown", query -> query.pipeDelimited("p", LIST, COLORS, true, false));
    }

    /** Decoded once and split, {@code a|b} would be two values. */
    @ParameterizedTest
    @CsvSource({"%7C, '|', a|b", "%20, ' ', a b", "',', ',', 'a,b'"})
    void aSeparatorWithinAValueIsNoSeparator(String sent, String separator, String value) throws Exception {
        List<String> values = List.of(value, "c");
        RecordedRequest request = sent(api.query(new InQuery(
                sent.equals("%7C")
                        ? new QueryValues().pipeDelimited("p", LIST, values, false, false)
                        : sent.equals("%20")
                                ? new QueryValues().spaceDelimited("p", LIST, values, false, false)
                                : new QueryValues().form("p", LIST, values, false, true))));

        String query = request.getUrl().encodedQuery().substring("p=".length());
        assertThat(query.split(sent)).hasSize(2);
        if (!separator.equals(",")) {
            assertThat(request.getUrl().queryParameter("p").split(java.util.regex.Pattern.quote(separator)))
                    .hasSize(2);
        }
    }

    @Test
    void queriesHaveDeepObjects() throws Exception {
        JsonAdapter<Object> any = JsonAny.ADAPTER;
        assertQuery("p%5BR%5D=100&p%5BG%5D=200&p%5BB%5D=150", query -> query.deepObject("p", MAP, RGB, false));
        assertQuery(
                "p%5Ba%5D%5Bb%20c%5D=d%26&p%5Bl%5D=1&p%5Bl%5D=2&p%5Bo%5D%5B0%5D%5Bx%5D=true",
                query -> query.deepObject(
                        "p",
                        any,
                        ordered("a", Map.of("b c", "d&"), "l", List.of(1, 2), "o", List.of(Map.of("x", true))),
                        false));
    }

    @Test
    void reservedCharactersStayIfTheyMay() throws Exception {
        assertQuery(
                "p=a%2Fb%3Fc%3Ad%40e%26f%3Dg%2Bh%20",
                query -> query.form("p", JsonString.ADAPTER, "a/b?c:d@e&f=g+h ", true, false));
        assertQuery(
                "p=a/b?c:d@e%26f%3Dg%2Bh%20",
                query -> query.form("p", JsonString.ADAPTER, "a/b?c:d@e&f=g+h ", true, true));
    }

    @Test
    void whatIsNullOrEmptyIsNotSent() throws Exception {
        RecordedRequest request = sent(api.query(new InQuery(new QueryValues()
                .form("a", JsonString.ADAPTER, null, true, false)
                .form("b", LIST, null, false, false)
                .form("c", LIST, List.of(), false, false)
                .form("d", LIST, List.of(), true, false)
                .deepObject("e", MAP, null, false)
                .json("f", MAP, null, false))));

        assertThat(request.getTarget()).isEqualTo("/query");
        assertQuery("p=a", query -> query.form("p", LIST, Arrays.asList(null, "a"), true, false));
        assertThat(sent(api.headers(new InHeaders(new HeaderValues()
                                .simple("X-A", LIST, List.of(), false)
                                .simple("X-B", JsonString.ADAPTER, null, false)
                                .cookie("c", LIST, List.of(), false))))
                        .getHeaders()
                        .names())
                .doesNotContain("X-A", "X-B", "Cookie");
    }

    @Test
    void valuesAreWrittenAsJsonHasThem() throws Exception {
        assertQuery(
                "p=2024-05-06T00%3A00%3A00Z",
                query -> query.form(
                        "p", JsonDateTime.ADAPTER, OffsetDateTime.parse("2024-05-06T00:00:00Z"), true, false));
        assertQuery("p=1000", query -> query.form("p", JsonDecimal.ADAPTER, new BigDecimal("1E+3"), true, false));
        assertQuery(
                "p=1E%2B1000000000",
                query -> query.form("p", JsonDecimal.ADAPTER, new BigDecimal("1E+1000000000"), true, false));
        assertQuery(
                "p=%7B%22R%22%3A1%7D&p=%5B%5D",
                query -> query.form("p", JsonAny.ADAPTER, List.of(Map.of("R", 1), List.of()), true, false));
        assertQuery("p=%7B%22R%22%3A1%7D", query -> query.json("p", MAP, Map.of("R", 1L), false));
    }

    @Test
    void headersHaveTheStyleSimple() throws Exception {
        Headers headers = sent(api.headers(new InHeaders(new HeaderValues()
                        .simple("X-One", JsonString.ADAPTER, "one", false)
                        .simple("X-List", LIST, List.of("a b", "c"), false)
                        .simple("X-Object", MAP, RGB, false)
                        .simple("X-Exploded", MAP, RGB, true)
                        .json("X-Json", MAP, Map.of("R", 1L)))))
                .getHeaders();

        assertThat(headers.get("X-One")).isEqualTo("one");
        assertThat(headers.get("X-List")).isEqualTo("a b,c");
        assertThat(headers.get("X-Object")).isEqualTo("R,100,G,200,B,150");
        assertThat(headers.get("X-Exploded")).isEqualTo("R=100,G=200,B=150");
        assertThat(headers.get("X-Json")).isEqualTo("{\"R\":1}");
    }

    @Test
    void whatNoHeaderCanCarryIsRefusedOrEscaped() throws Exception {
        for (String value : List.of("s3cret\u00e4", "s3cret\n")) {
            assertThatThrownBy(() -> new HeaderValues().simple("X-A", JsonString.ADAPTER, value, false))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("the header parameter 'X-A' holds a character that no header can carry")
                    .hasMessageNotContaining("s3cret");
        }
        InHeaders json = new InHeaders(new HeaderValues().json("X-A", LIST, List.of("\u00e4\n")));
        assertThat(sent(api.headers(json)).getHeaders().get("X-A")).isEqualTo("[\"\\u00e4\\n\"]");
    }

    @Test
    void cookiesAreOneHeader() throws Exception {
        Headers headers = sent(api.headers(new InHeaders(new HeaderValues()
                        .cookie("session", JsonString.ADAPTER, "a;b c", true)
                        .cookie("none", JsonString.ADAPTER, null, true)
                        .cookie("list", LIST, List.of("x", "y,z"), false)
                        .cookie("each", LIST, List.of("1", "2"), true)
                        .jsonCookie("json", MAP, Map.of("R", 1L)))))
                .getHeaders();

        assertThat(headers.values("Cookie"))
                .containsExactly("session=a%3Bb%20c; list=x,y%2Cz; each=1; each=2; json=%7B%22R%22%3A1%7D");
    }

    @Test
    void areValuesThatShowNoSecret() {
        QueryValues values = new QueryValues().form("token", LIST, List.of("s3cret", "s3cret2"), true, false);
        InHeaders headers = new InHeaders(new HeaderValues().simple("X-Token", JsonString.ADAPTER, "s3cret", false));

        assertThat(new InQuery(values))
                .hasToString("{token}")
                .hasSize(2)
                .isEqualTo(new InQuery(values))
                .hasSameHashCodeAs(new InQuery(values))
                .isNotEqualTo(new InQuery(new QueryValues()));
        assertThat(headers).hasToString("[X-Token]");
        assertThat(new InPath("a")).isEqualTo(new InPath("a")).hasToString("a");
    }

    private static Map<String, Object> ordered(Object... entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], entries[i + 1]);
        }
        return map;
    }

    private void assertPath(String expected, String encoded) throws Exception {
        assertThat(sent(api.path(new InPath(encoded))).getTarget()).isEqualTo("/path/" + expected + "/end");
    }

    private void assertQuery(String expected, UnaryOperator<QueryValues> values) throws Exception {
        InQuery query = new InQuery(values.apply(new QueryValues()));
        assertThat(sent(api.query(query)).getTarget()).isEqualTo("/query?" + expected);
    }

    private RecordedRequest sent(Call<@Nullable Void> call) throws Exception {
        server.enqueue(new MockResponse.Builder().code(204).build());
        call.execute();
        return server.takeRequest(10, TimeUnit.SECONDS);
    }
}
