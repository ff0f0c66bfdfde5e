package io.moov.openapi.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.ValidationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that left over a socket, checked against the document by a validator that is not ours. */
final class ValidatedRequestsTest {
    private static final OffsetDateTime MIDNIGHT = OffsetDateTime.parse("2024-05-06T00:00:00Z");

    private static CalledModule api;
    private static OpenApiInteractionValidator validator;

    @BeforeAll
    static void generate(@TempDir Path folder) throws IOException {
        api = new CalledModule("torture/operations.yaml", folder);
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

    @Test
    void fitTheDocument() throws Exception {
        Object pet = api.model("Pet", "{'name':'Rex','born':'2024-02-29'}");
        List<String> colors = List.of("blue", "black");

        assertFits("pathSimple", colors);
        assertFits("queryForm", "blue", colors, colors, null, null, null);
        assertFits("queryDelimited", null, colors, null, null);
        assertFits("headers", "one", null, null, null, MIDNIGHT, 5L);
        assertFits("jsonObject", pet);
        assertFits("optionalBody", pet, "a note");
        assertFits("optionalBody", "a note");
        assertFits("jsonDays", List.of(List.of(LocalDate.of(2024, 2, 29))));
        assertFits("jsonMap", Map.of("a", MIDNIGHT));
        assertFits("several", pet);
        assertFits("severalAsForm", pet);
        assertFits("answerOne");
        assertFits("errors");
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

    private static void assertFits(String operation, Object... arguments) throws Exception {
        ValidationReport report = validator.validateRequest(request(api.sent(operation, arguments)));
        assertThat(report.getMessages().stream()
                        .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
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
