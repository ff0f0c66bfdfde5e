package io.moov.openapi.codegen;

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

    private static CalledModule api;

    @BeforeAll
    static void generate() throws IOException {
        api = new CalledModule("torture/operations.yaml");
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
        assertTarget("/base/path/simple/blue,black,brown", "pathSimple", COLORS);
        assertTarget("/base/path/simpleExplode/R=100,G=200,B=150", "pathSimpleObject", rgb());
        assertTarget("/base/path/simpleFlat/R,100,G,200,B,150", "pathSimpleFlatObject", rgb());
        assertTarget(
                "/base/path/label/.blue/.blue,black,brown/.blue.black.brown/.R,100,G,200,B,150/.R=100.G=200.B=150",
                "pathLabel",
                "blue",
                COLORS,
                COLORS,
                rgb(),
                rgb());
        assertTarget(
                "/base/path/matrix/;one=blue/;list=blue,black,brown/;listExploded=blue;listExploded=black;listExploded=brown"
                        + "/;object=R,100,G,200,B,150/;R=100;G=200;B=150",
                "pathMatrix",
                "blue",
                COLORS,
                COLORS,
                rgb(),
                rgb());
        assertTarget(
                "/base/path/matrix/;one/;list=a%2Cb/;listExploded=%2F/;object=R,1/;R=1",
                "pathMatrix",
                "",
                List.of("a,b"),
                List.of("/"),
                api.model("Rgb", "{'R':1}"),
                api.model("Rgb", "{'R':1}"));
    }

    @Test
    void queriesHaveTheStyleForm() throws Exception {
        assertTarget(
                "/base/query/form?one=blue&list=blue,black,brown&listExploded=blue&listExploded=black&listExploded=brown"
                        + "&object=R,100,G,200,B,150&R=100&G=200&B=150&map=a,1,b%2C,2",
                "queryForm",
                "blue",
                COLORS,
                COLORS,
                rgb(),
                rgb(),
                new java.util.LinkedHashMap<>(new java.util.TreeMap<>(Map.of("a", 1L, "b,", 2L))));
        assertTarget(
                "/base/query/form?one=&list=a%2Cb,c%20%26",
                "queryForm", "", List.of("a,b", "c &"), List.of(), api.model("Rgb", "{}"), null, Map.of());
    }

    @Test
    void whatIsNullIsNotSent() throws Exception {
        assertTarget("/base/query/form", "queryForm", null, null, null, null, null, null);
        assertTarget("/base/query/delimited", "queryDelimited", null, null, null, null);
        assertTarget("/base/query/deep", "queryDeep", null, null);
        assertTarget(
                "/base/query/form?listExploded=a", "queryForm", null, null, Arrays.asList(null, "a"), null, null, null);
        assertThat(api.sent("headers", "one", null, null, null, null, null)
                        .getHeaders()
                        .names())
                .doesNotContain("X-List", "X-Object", "X-Exploded", "X-Moment", "X-Whole");
    }

    @Test
    void queriesHaveDelimitedStyles() throws Exception {
        assertTarget(
                "/base/query/delimited?spaces=blue%20black%20brown&pipes=blue%7Cblack%7Cbrown"
                        + "&spacedObject=R%20100%20G%20200%20B%20150&pipedObject=R%7C100%7CG%7C200%7CB%7C150",
                "queryDelimited", COLORS, COLORS, rgb(), rgb());
    }

    @Test
    void queriesHaveDeepObjects() throws Exception {
        assertTarget(
                "/base/query/deep?color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150&filter%5Ba%20b%5D=c%26d",
                "queryDeep", rgb(), Map.of("a b", "c&d"));
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
                MIDNIGHT,
                List.of(MIDNIGHT, MIDNIGHT),
                List.of(LocalDate.of(2024, 2, 29), LocalDate.of(2024, 3, 1)),
                new UUID(1, 2),
                URI.create("https://a.example/?b=c"),
                ByteString.of((byte) 0xfb, (byte) 0xff),
                new BigDecimal("1E+3"),
                0.5,
                9007199254740993L,
                true,
                api.model("Kind", "'very large'"),
                List.of(api.model("Kind", "'small'"), api.model("Kind", "'unheard'")),
                api.model("Level", "2"),
                api.model("SecretKind", "'hidden'"));
        assertTarget(
                "/base/path/formats/2024-02-29/2024-05-06T00%3A00%3A00Z/00000000-0000-0001-0000-000000000002/small/7/0.10/false",
                "pathFormats",
                LocalDate.of(2024, 2, 29),
                MIDNIGHT,
                new UUID(1, 2),
                api.model("Kind", "'small'"),
                7L,
                new BigDecimal("0.10"),
                false);
    }

    @Test
    void whatOperationsShareIsRequiredUnlessReplaced() throws Exception {
        Method method = api.sending("sharedParameters");

        assertThat(method.getParameterTypes()).containsExactly(long.class, Long.class, String.class);
        assertThat(method.getAnnotatedParameterTypes())
                .extracting(type -> type.isAnnotationPresent(Nullable.class))
                .containsExactly(false, true, true);
        assertTarget("/base/shared?size=5&sort=up", "sharedParameters", 5L, null, "up");
    }

    @Test
    void reservedCharactersStayIfTheyMay() throws Exception {
        assertTarget(
                "/base/query/reserved?plain=a%2Fb%3Fc%3Ad%40e%26f%3Dg%2Bh%20%C3%BC&reserved=a/b?c:d@e%26f%3Dg%2Bh%20%C3%BC",
                "queryReserved", "a/b?c:d@e&f=g+h ü", "a/b?c:d@e&f=g+h ü");
    }

    @Test
    void contentIsWrittenAsJson() throws Exception {
        RecordedRequest request = api.sent("queryJson", api.model("Nested", "{'days':['2024-02-29'],'color':{'R':1}}"));

        assertThat(request.getUrl().queryParameter("filter"))
                .isEqualTo("{\"days\":[\"2024-02-29\"],\"color\":{\"R\":1}}");
    }

    @Test
    void namesNeedNotBeThoseOfJava() throws Exception {
        RecordedRequest request =
                api.sent("callGetClass", "p/1", "q", "h", "c", "s", "x", "y", "z", "kanji", "first", List.of("1", "2"));

        assertThat(request.getUrl().encodedPath()).isEqualTo("/base/names/p%2F1");
        assertThat(request.getUrl().queryParameterNames())
                .containsExactlyInAnyOrder("shared", "id", "a\"b\\c", "class", "written", "漢字", "1st", "x[]");
        assertThat(request.getUrl().queryParameterValues("x[]")).containsExactly("1", "2");
        assertThat(request.getUrl().queryParameter("id")).isEqualTo("q");
        assertThat(request.getUrl().queryParameter("a\"b\\c")).isEqualTo("x");
        assertThat(request.getHeaders().get("id")).isEqualTo("h");
        assertThat(request.getHeaders().get("Cookie")).isEqualTo("id=c");
        assertTarget("/base/a%3Ab%3Aact/c/d/e", "pathNames", "a:b", "c", "d", "e");
    }

    @Test
    void pathsDoNotLeadAstray() {
        assertThatThrownBy(() -> api.call("pathSimple", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("path parameter is empty");
        assertThatThrownBy(() -> api.call("pathSimple", new Object[] {null}))
                .hasMessageContaining("path parameter is null");
        assertThatThrownBy(() -> api.call("pathNames", "a", "..", "d", "e").execute())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void headersAndCookiesAreNotEncodedAlike() throws Exception {
        var headers = api.sent("headers", "one", List.of("a b", "c"), rgb(), rgb(), MIDNIGHT, 5L)
                .getHeaders();
        assertThat(headers.get("X-One")).isEqualTo("one");
        assertThat(headers.get("X-List")).isEqualTo("a b,c");
        assertThat(headers.get("X-Object")).isEqualTo("R,100,G,200,B,150");
        assertThat(headers.get("X-Exploded")).isEqualTo("R=100,G=200,B=150");
        assertThat(headers.get("X-Moment")).isEqualTo("2024-05-06T00:00:00Z");
        assertThat(headers.get("X-Whole")).isEqualTo("5");

        assertThat(api.sent("cookies", "a;b c", MIDNIGHT, List.of("x", "y,z"))
                        .getHeaders()
                        .values("Cookie"))
                .containsExactly("session=a%3Bb%20c; moment=2024-05-06T00%3A00%3A00Z; list=x,y%2Cz");
        assertThat(api.sent("cookies", "s", null, null).getHeaders().values("Cookie"))
                .containsExactly("session=s");
    }

    private static void assertTarget(String target, String operation, Object... arguments) throws Exception {
        assertThat(api.sent(operation, arguments).getTarget()).isEqualTo(target);
    }
}
