package io.moov.openapi.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Parameters in the styles of OpenAPI, as they leave over a socket: the table "Style Examples" of the specification. */
final class ParameterStylesTest {
    private static final List<String> COLORS = List.of("blue", "black", "brown");
    private static final OffsetDateTime MIDNIGHT = OffsetDateTime.parse("2024-05-06T00:00:00Z");

    private static CalledApi api;

    @BeforeAll
    static void generate() throws IOException {
        api = new CalledApi("torture/operations.yaml");
    }

    @AfterAll
    static void close() {
        api.close();
    }

    private static Object rgb() {
        return api.model("Rgb", "{'R':100,'G':200,'B':150}");
    }

    @Test
    void pathsHaveThreeStyles() throws Exception {
        assertTarget("/base/path/simple/blue,black,brown", "pathSimple", "color", COLORS);
        assertTarget("/base/path/simpleExplode/R=100,G=200,B=150", "pathSimpleObject", "color", rgb());
        assertTarget("/base/path/simpleFlat/R,100,G,200,B,150", "pathSimpleFlatObject", "color", rgb());
        assertTarget(
                "/base/path/label/.blue/.blue,black,brown/.blue.black.brown/.R,100,G,200,B,150/.R=100.G=200.B=150",
                "pathLabel",
                "one",
                "blue",
                "list",
                COLORS,
                "listExploded",
                COLORS,
                "object",
                rgb(),
                "objectExploded",
                rgb());
        assertTarget(
                "/base/path/matrix/;one=blue/;list=blue,black,brown/;listExploded=blue;listExploded=black;listExploded=brown"
                        + "/;object=R,100,G,200,B,150/;R=100;G=200;B=150",
                "pathMatrix",
                "one",
                "blue",
                "list",
                COLORS,
                "listExploded",
                COLORS,
                "object",
                rgb(),
                "objectExploded",
                rgb());
        assertTarget(
                "/base/path/matrix/;one/;list=a%2Cb/;listExploded=%2F/;object=R,1/;R=1",
                "pathMatrix",
                "one",
                "",
                "list",
                List.of("a,b"),
                "listExploded",
                List.of("/"),
                "object",
                api.model("Rgb", "{'R':1}"),
                "objectExploded",
                api.model("Rgb", "{'R':1}"));
    }

    @Test
    void queriesHaveTheStyleForm() throws Exception {
        assertTarget(
                "/base/query/form?one=blue&list=blue,black,brown&listExploded=blue&listExploded=black&listExploded=brown"
                        + "&object=R,100,G,200,B,150&R=100&G=200&B=150&map=a,1,b%2C,2",
                "queryForm",
                "one",
                "blue",
                "list",
                COLORS,
                "listExploded",
                COLORS,
                "object",
                rgb(),
                "objectExploded",
                rgb(),
                "map",
                new TreeMap<>(Map.of("a", 1L, "b,", 2L)));
        assertTarget(
                "/base/query/form?one=&list=a%2Cb,c%20%26",
                "queryForm",
                "one",
                "",
                "list",
                List.of("a,b", "c &"),
                "listExploded",
                List.of(),
                "object",
                api.model("Rgb", "{}"),
                "map",
                Map.of());
    }

    @Test
    void whatIsNullIsNotSent() throws Exception {
        assertTarget("/base/query/form", "queryForm");
        assertTarget("/base/query/delimited", "queryDelimited", "spaces", null);
        assertTarget("/base/query/form?listExploded=a", "queryForm", "listExploded", Arrays.asList(null, "a"));
        assertTarget("/base/query/deep", "queryDeep", "color", null);
        assertThat(api.sentWith("headers", "xOne", "one").getHeaders().names())
                .doesNotContain("X-List", "X-Object", "X-Exploded", "X-Moment", "X-Whole");
    }

    @Test
    void queriesHaveDelimitedStyles() throws Exception {
        assertTarget(
                "/base/query/delimited?spaces=blue%20black%20brown&pipes=blue%7Cblack%7Cbrown"
                        + "&spacedObject=R%20100%20G%20200%20B%20150&pipedObject=R%7C100%7CG%7C200%7CB%7C150",
                "queryDelimited", "spaces", COLORS, "pipes", COLORS, "spacedObject", rgb(), "pipedObject", rgb());
    }

    @Test
    void queriesHaveDeepObjects() throws Exception {
        assertTarget(
                "/base/query/deep?color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150&filter%5Ba%20b%5D=c%26d",
                "queryDeep", "color", rgb(), "filter", Map.of("a b", "c&d"));
    }

    @Test
    void valuesAreWrittenAsJsonHasThem() throws Exception {
        assertTarget(
                "/base/query/formats?from=2024-05-06T00%3A00%3A00Z&moments=2024-05-06T00%3A00%3A00Z"
                        + "&moments=2024-05-06T00%3A00%3A00Z&days=2024-02-29,2024-03-01"
                        + "&id=00000000-0000-0001-0000-000000000002&link=https%3A%2F%2Fa.example%2F%3Fb%3Dc"
                        + "&bytes=%2B%2F8%3D&decimal=1000&double=0.5&whole=9007199254740993&flag=true"
                        + "&kind=very%20large&kinds=small&kinds=unheard&level=2&secret=hidden",
                "queryFormats",
                "from",
                MIDNIGHT,
                "moments",
                List.of(MIDNIGHT, MIDNIGHT),
                "days",
                List.of(LocalDate.of(2024, 2, 29), LocalDate.of(2024, 3, 1)),
                "id",
                new UUID(1, 2),
                "link",
                URI.create("https://a.example/?b=c"),
                "bytes",
                ByteString.of((byte) 0xfb, (byte) 0xff),
                "decimal",
                new BigDecimal("1E+3"),
                "double_",
                0.5,
                "whole",
                9007199254740993L,
                "flag",
                true,
                "kind",
                api.model("Kind", "'very large'"),
                "kinds",
                List.of(api.model("Kind", "'small'"), api.model("Kind", "'unheard'")),
                "level",
                api.model("Level", "2"),
                "secret",
                api.model("SecretKind", "'hidden'"));
        assertTarget(
                "/base/path/formats/2024-02-29/2024-05-06T00%3A00%3A00Z/00000000-0000-0001-0000-000000000002/small/7/0.10/false",
                "pathFormats",
                "date",
                LocalDate.of(2024, 2, 29),
                "dateTime",
                MIDNIGHT,
                "uuid",
                new UUID(1, 2),
                "kind",
                api.model("Kind", "'small'"),
                "whole",
                7L,
                "decimal",
                new BigDecimal("0.10"),
                "flag",
                false);
    }

    @Test
    void whatOperationsShareIsRequiredUnlessReplaced() throws Exception {
        Method method = api.sending("sharedParameters");

        assertThat(method.getParameterTypes()).containsExactly(long.class, String.class, Long.class);
        assertThat(method.getAnnotatedParameterTypes())
                .extracting(type -> type.isAnnotationPresent(Nullable.class))
                .containsExactly(false, true, true);
        assertTarget("/base/shared?size=5&sort=up", "sharedParameters", "size", 5L, "sort", "up");
    }

    @Test
    void reservedCharactersStayIfTheyMay() throws Exception {
        assertTarget(
                "/base/query/reserved?plain=a%2Fb%3Fc%3Ad%40e%26f%3Dg%2Bh%20%C3%BC&reserved=a/b?c:d@e%26f%3Dg%2Bh%20%C3%BC",
                "queryReserved", "plain", "a/b?c:d@e&f=g+h ü", "reserved", "a/b?c:d@e&f=g+h ü");
    }

    @Test
    void contentIsWrittenAsJson() throws Exception {
        RecordedRequest request =
                api.sentWith("queryJson", "filter", api.model("Nested", "{'days':['2024-02-29'],'color':{'R':1}}"));

        assertThat(request.getUrl().queryParameter("filter"))
                .isEqualTo("{\"days\":[\"2024-02-29\"],\"color\":{\"R\":1}}");
    }

    @Test
    void namesNeedNotBeThoseOfJava() throws Exception {
        RecordedRequest request = api.sentWith(
                "callGetClass",
                "id",
                "p/1",
                "queryId",
                "q",
                "headerId",
                "h",
                "cookieId",
                "c",
                "shared",
                "s",
                "aQuoteBBackslashC",
                "x",
                "class_",
                "y",
                "written",
                "z",
                "漢字",
                "kanji",
                "_1st",
                "first",
                "x",
                List.of("1", "2"));

        assertThat(request.getUrl().encodedPath()).isEqualTo("/base/names/p%2F1");
        assertThat(request.getUrl().queryParameterNames())
                .containsExactlyInAnyOrder("shared", "id", "a\"b\\c", "class", "written", "漢字", "1st", "x[]");
        assertThat(request.getUrl().queryParameterValues("x[]")).containsExactly("1", "2");
        assertThat(request.getUrl().queryParameter("id")).isEqualTo("q");
        assertThat(request.getUrl().queryParameter("a\"b\\c")).isEqualTo("x");
        assertThat(request.getHeaders().get("id")).isEqualTo("h");
        assertThat(request.getHeaders().get("Cookie")).isEqualTo("id=c");
        assertTarget(
                "/base/a%2Fb%3Aact/c/d/e",
                "pathNames", "first", "a/b", "oddName", "c", "ünïcode", "d", "quoteQuoteD", "e");
        assertTarget(
                "/base/a%3Ab%3Aact/c/d/e",
                "pathNames", "first", "a:b", "oddName", "c", "ünïcode", "d", "quoteQuoteD", "e");
    }

    @Test
    void pathsDoNotLeadAstray() {
        assertThatThrownBy(() -> api.arguments("pathSimple", "color", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'color' is empty");
        assertThatThrownBy(() -> api.arguments("pathFormats", "date", LocalDate.MIN, "dateTime", null))
                .hasMessageContaining("'dateTime' is null");
        assertThatThrownBy(() -> api.arguments("pathSimple", "color", null)).hasMessageContaining("'color' is null");
        assertThatThrownBy(() ->
                        api.sentWith("pathNames", "first", "a", "oddName", "..", "ünïcode", "d", "quoteQuoteD", "e"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("path traversal");
    }

    @Test
    void headersAndCookiesAreNotEncodedAlike() throws Exception {
        var headers = api.sentWith(
                        "headers",
                        "xOne",
                        "one",
                        "xList",
                        List.of("a b", "c"),
                        "xObject",
                        rgb(),
                        "xExploded",
                        rgb(),
                        "xMoment",
                        MIDNIGHT,
                        "xWhole",
                        5L)
                .getHeaders();
        assertThat(headers.get("X-One")).isEqualTo("one");
        assertThat(headers.get("X-List")).isEqualTo("a b,c");
        assertThat(headers.get("X-Object")).isEqualTo("R,100,G,200,B,150");
        assertThat(headers.get("X-Exploded")).isEqualTo("R=100,G=200,B=150");
        assertThat(headers.get("X-Moment")).isEqualTo("2024-05-06T00:00:00Z");
        assertThat(headers.get("X-Whole")).isEqualTo("5");

        assertThat(api.sentWith("cookies", "session", "a;b c", "moment", MIDNIGHT, "list", List.of("x", "y,z"))
                        .getHeaders()
                        .values("Cookie"))
                .containsExactly("session=a%3Bb%20c; moment=2024-05-06T00%3A00%3A00Z; list=x,y%2Cz");
        assertThat(api.sentWith("cookies", "session", "s").getHeaders().values("Cookie"))
                .containsExactly("session=s");
    }

    private static void assertTarget(String target, String operation, Object... namesAndValues) throws Exception {
        assertThat(api.sentWith(operation, namesAndValues).getTarget()).isEqualTo(target);
    }
}
