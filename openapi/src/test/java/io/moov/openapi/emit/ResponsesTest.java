package io.moov.openapi.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mockwebserver3.MockResponse;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import retrofit2.Response;
import retrofit2.http.Streaming;

/** Responses of every kind, as they come over a socket, and what the annotations say of errors. */
final class ResponsesTest {
    private static final String REX = "{\"name\":\"Rex\"}";

    private static CalledApi api;

    @BeforeAll
    static void generate() throws IOException {
        api = new CalledApi("torture/operations.yaml");
    }

    @AfterAll
    static void close() {
        api.close();
    }

    private static Object rex() {
        return api.model("Pet", REX);
    }

    private static Object answer(int status, String body, String operation) throws Exception {
        MockResponse answer = new MockResponse.Builder().code(status).body(body).build();
        Response<?> response = api.answered(answer, operation);
        api.lastRequest();
        return response.body();
    }

    private static Object get(Object holder, String getter) throws Exception {
        return holder.getClass().getMethod(getter).invoke(holder);
    }

    @Test
    void oneModelListsAndMapsAreTyped() throws Exception {
        assertThat(answer(200, REX, "answerOne")).isEqualTo(rex());
        assertThat(answer(201, REX, "answerOne")).isEqualTo(rex());
        assertThat(answer(200, "[" + REX + "]", "answerList")).isEqualTo(List.of(rex()));
        assertThat(answer(200, "{\"a\":" + REX + "}", "answerMap")).isEqualTo(Map.of("a", rex()));
        assertThat(answer(200, REX, "answerDefault")).isEqualTo(rex());
    }

    @Test
    void differentBodiesAreTellable() throws Exception {
        Object pet = answer(200, REX, "answerDifferent");
        assertThat(get(pet, "asPet")).isEqualTo(Optional.of(rex()));
        assertThat(get(pet, "asTicket")).isEqualTo(Optional.empty());

        Object ticket = answer(202, "{\"ticket\":\"t\"}", "answerDifferent");
        assertThat(get(ticket, "asTicket")).isEqualTo(Optional.of(api.model("Ticket", "{'ticket':'t'}")));

        Object days = answer(203, "[[\"2024-02-29\"]]", "answerDifferent");
        assertThat(api.module.moshi.adapter(Object.class).toJson(days)).isEqualTo("[[\"2024-02-29\"]]");
    }

    @Test
    void someSuccessesHaveNoBody() throws Exception {
        assertThat(answer(200, REX, "answerMaybe")).isEqualTo(rex());
        assertThat(answer(202, "", "answerMaybe")).isNull();
        assertThat(answer(204, "", "answerMaybe")).isNull();
        Annotation empty = annotation(api.sending("answerMaybe"), "NoContent");
        assertThat((String[]) empty.annotationType().getMethod("value").invoke(empty))
                .containsExactly("202", "204");
    }

    @Test
    void whatMoshiCannotReadAloneHasAClass() throws Exception {
        assertThat(get(read("jsonDays", "[[\"2024-02-29\"]]"), "getValue").toString())
                .isEqualTo("[[2024-02-29]]");
        assertThat(get(read("jsonNumber", "1.10"), "getValue").toString()).isEqualTo("1.10");
        assertThat(get(read("jsonMap", "{\"a\":\"2024-05-06T00:00:00Z\"}"), "getValue")
                        .toString())
                .isEqualTo("{a=2024-05-06T00:00Z}");
        assertThat(get(read("jsonAny", "[1,\"a\"]"), "getValue").toString()).isEqualTo("[1, a]");
        assertThat(read("jsonString", "\"a\"")).isEqualTo("a");
    }

    private static Object read(String operation, String json) throws Exception {
        Class<?> parameter = api.methods(operation).findFirst().orElseThrow().getParameterTypes()[0];
        Object argument = parameter == String.class ? "" : api.model(parameter.getSimpleName(), json);
        Response<?> response =
                api.answered(new MockResponse.Builder().code(200).body(json).build(), operation, argument);
        api.lastRequest();
        return response.body();
    }

    @Test
    void textIsReadAndBytesAreStreamed() throws Exception {
        assertThat(((ResponseBody) answer(200, "Text", "answerText")).string()).isEqualTo("Text");
        assertThat(((ResponseBody) answer(200, "Bytes", "answerBinary")).string())
                .isEqualTo("Bytes");
        assertThat(api.sending("answerBinary").isAnnotationPresent(Streaming.class))
                .isTrue();
        assertThat(api.sending("answerText").isAnnotationPresent(Streaming.class))
                .isFalse();
        assertThat(answer(200, "", "headOne")).isNull();
    }

    @Test
    void eachContentThatIsNotTheSameHasAMethodThatAsksForIt() throws Exception {
        assertThat(accept("answerSeveral", REX)).isEqualTo("application/json");
        assertThat(accept("answerSeveralToApplicationPdf", "PDF")).isEqualTo("application/pdf");
        assertThat(accept("answerSeveralToTextCsv", "CSV")).isEqualTo("text/csv");
        assertThat(api.methods("answerSeveralToXml")).isEmpty();
        assertThat(accept("answerBinary", "")).isEqualTo("application/octet-stream, image/png");
    }

    private static String accept(String operation, String body) throws Exception {
        api.answered(new MockResponse.Builder().code(200).body(body).build(), operation);
        return api.lastRequest().getHeaders().get("Accept");
    }

    @Test
    void everyErrorIsInTheAnnotations() throws Exception {
        Map<String, String> models = new TreeMap<>();
        for (Annotation error : errors("errors")) {
            models.put(value(error, "status").toString(), ((Class<?>) value(error, "model")).getSimpleName());
        }
        assertThat(models)
                .isEqualTo(Map.of(
                        "400", "Problem",
                        "401", "Void",
                        "404", "ErrorsResponse404",
                        "409", "ErrorsResponse409",
                        "418", "String",
                        "4XX", "Ticket",
                        "default", "Problem"));
        assertThat(get(api.model("ErrorsResponse404", "[{'title':'t'}]"), "getValue"))
                .isEqualTo(List.of(api.model("Problem", "{'title':'t'}")));
        assertThat(get(api.model("ErrorsResponse409", "{'a':'b'}"), "getValue")).isEqualTo(Map.of("a", "b"));
        assertThat(errors("answerDefault")).hasSize(1);
    }

    @Test
    void whoNeedsNoCredentialsIsMarked() {
        assertThat(annotation(api.sending("errors"), "Unauthenticated")).isNotNull();
        assertThat(annotation(api.sending("answerOne"), "Unauthenticated")).isNull();
    }

    @Test
    void schemesOfHttpAreMarked() throws Exception {
        assertThat(schemes("answerOne")).containsExactly("basic");
        assertThat(schemes("answerText")).containsExactly("bearer");
        assertThat(schemes("answerBinary")).containsExactly("basic", "bearer");
        assertThat(annotation(api.sending("answerSeveral"), "Authenticated")).isNull();
        assertThat(annotation(api.sending("errors"), "Authenticated")).isNull();
    }

    private static String[] schemes(String operation) throws Exception {
        return (String[]) get(annotation(api.sending(operation), "Authenticated"), "value");
    }

    private static List<Annotation> errors(String operation) throws Exception {
        Method method = api.sending(operation);
        Annotation several = annotation(method, "ErrorResponses");
        return several == null
                ? List.of(annotation(method, "ErrorResponse"))
                : List.of((Annotation[]) value(several, "value"));
    }

    private static Object value(Annotation annotation, String name) throws Exception {
        return annotation.annotationType().getMethod(name).invoke(annotation);
    }

    private static Annotation annotation(Method method, String type) {
        return Arrays.stream(method.getAnnotations())
                .filter(each -> each.annotationType().getSimpleName().equals(type))
                .findFirst()
                .orElse(null);
    }
}
