package io.moov.openapi.emit;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.ValidationReport;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mockwebserver3.RecordedRequest;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.ByteString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that left over a socket, checked against the document by a validator that is not ours. */
final class ValidatedRequestsTest {
    private static final OffsetDateTime MIDNIGHT = OffsetDateTime.parse("2024-05-06T00:00:00Z");

    private static final LocalDate DAY = LocalDate.of(2024, 2, 29);
    private static final List<String> COLORS = List.of("blue", "black");

    private static CalledApi api;
    private static OpenApiInteractionValidator validator;

    @BeforeAll
    static void generate() throws IOException {
        api = new CalledApi("torture/operations.yaml");
        validator = OpenApiInteractionValidator.createForSpecificationUrl(
                        Path.of("src/test/resources/torture/operations.yaml")
                                .toUri()
                                .toString())
                .withBasePathOverride("/base")
                .build();
    }

    @AfterAll
    static void close() {
        api.close();
    }

    private static Object pet() {
        return api.model("Pet", "{'name':'Rex','born':'2024-02-29'}");
    }

    private static Object kind(String kind) {
        return api.model("Kind", "'" + kind + "'");
    }

    /**
     * Not what the validator reads otherwise than OpenAPI: objects in paths, numbers of a deepObject, encoded cookies, a
     * colon after a path parameter. Those are in {@link ParameterStylesTest}, as the specification's table writes them.
     */
    @Test
    void fitTheDocumentWithTheirParameters() throws Exception {
        assertFits("pathSimple", "color", COLORS);
        assertFits(
                "pathFormats",
                "date",
                DAY,
                "dateTime",
                MIDNIGHT,
                "uuid",
                new UUID(1, 2),
                "kind",
                kind("small"),
                "whole",
                7L,
                "decimal",
                new BigDecimal("0.10"),
                "flag",
                false);
        assertFits("queryForm", "one", "blue", "list", COLORS, "listExploded", COLORS);
        assertFits("queryDelimited", "pipes", COLORS);
        assertFits("queryDeep", "filter", Map.of("a", "b"));
        assertFits(
                "queryFormats",
                "from",
                MIDNIGHT,
                "moments",
                List.of(MIDNIGHT, MIDNIGHT),
                "days",
                List.of(DAY, DAY),
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
                kind("small"),
                "kinds",
                List.of(kind("small")),
                "level",
                api.model("Level", "2"));
        assertFits("queryReserved", "plain", "a/b", "reserved", "a/b");
        assertFits("queryJson", "filter", api.model("Nested", "{'days':['2024-02-29'],'color':{'R':1}}"));
        assertFits(
                "callGetClass",
                "id",
                "p",
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
        assertFits("headers", "xOne", "one", "xMoment", MIDNIGHT, "xWhole", 5L);
        assertFits("cookies", "session", "session");
    }

    @Test
    void fitTheDocumentWithTheirBodies() throws Exception {
        assertFits("jsonObject", "body", pet());
        assertFits("deleteWithBody", "body", pet());
        assertFits("mergePatch", "body", pet());
        assertFits("optionsWithBody", "body", List.of(pet()));
        assertFits("optionalBody", "body", pet(), "note", "a note");
        assertFits("optionalBody", "note", "a note");
        assertFits("jsonDays", "body", List.of(List.of(DAY)));
        assertFits("jsonString", "body", "a");
        assertFits("jsonNumber", "body", new BigDecimal("1.10"));
        assertFits("jsonMap", "body", Map.of("a", MIDNIGHT));
        assertFits("jsonAny", "body", Map.of("a", 1));
        assertFits("form", "body", api.model("Form", "{'name':'a&b','when':'2024-05-06T00:00:00Z','kind':'small'}"));
        assertFits("plain", "body", RequestBody.create("text", null));
        assertFits("binary", "body", RequestBody.create("bytes", null));
        assertFits("image", "body", RequestBody.create("GIF", MediaType.get("image/gif")));
        assertFits("several", "body", pet());
        assertFits("severalAsForm", "body", pet());
        assertFits("severalAsMultipart", "name", "Rex", "born", DAY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "answerOne",
                "answerDifferent",
                "answerMaybe",
                "answerList",
                "answerMap",
                "answerText",
                "answerBinary",
                "answerSeveral",
                "answerDefault",
                "headOne",
                "errors"
            })
    void fitTheDocumentWithTheirAnswers(String operation) throws Exception {
        assertFits(operation);
    }

    /** So that the validator is known to look. */
    @Test
    void andAnotherOneWouldNot() throws Exception {
        Request wrong = SimpleRequest.Builder.post("/base/bodies/json")
                .withHeader("Content-Type", "application/json")
                .withBody("{\"born\":\"2024-02-30\"}")
                .build();

        assertThat(validator.validateRequest(wrong).hasErrors()).isTrue();
    }

    private static void assertFits(String operation, Object... namesAndValues) throws Exception {
        ValidationReport report = validator.validateRequest(request(api.sentWith(operation, namesAndValues)));
        assertThat(report.getMessages().stream()
                        .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                        // Credentials are put on by who sends a request, and not by the generated code.
                        .filter(message -> !message.getKey().startsWith("validation.request.security"))
                        .map(Object::toString))
                .as(operation)
                .isEmpty();
    }

    private static Request request(RecordedRequest received) {
        SimpleRequest.Builder request = new SimpleRequest.Builder(
                received.getMethod(), received.getUrl().encodedPath());
        for (String name : received.getUrl().queryParameterNames()) {
            request.withQueryParam(name, received.getUrl().queryParameterValues(name));
        }
        received.getHeaders()
                .names()
                .forEach(name -> request.withHeader(name, received.getHeaders().values(name)));
        ByteString body = received.getBody();
        return (body == null || body.size() == 0 ? request : request.withBody(body.utf8())).build();
    }
}
