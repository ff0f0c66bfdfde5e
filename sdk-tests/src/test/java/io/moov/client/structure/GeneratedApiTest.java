package io.moov.client.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.Moshi;
import io.moov.client.auth.ApiDocument;
import io.moov.client.auth.AuthToken;
import io.moov.client.auth.AuthenticationApi;
import io.moov.client.auth.ErrorResponse;
import io.moov.client.auth.Idempotent;
import io.moov.client.support.Readme;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import retrofit2.http.POST;

/** The generated module says what the document says, as read by an independent parser. */
final class GeneratedApiTest {
    private static final Map<String, Object> DOCUMENT = read();

    @Test
    void everyOperationIsAMethodWithItsPathAndErrors() {
        Map<String, Object> paths = map(DOCUMENT, "paths");
        assertThat(AuthenticationApi.class.getMethods()).hasSameSizeAs(paths.keySet());
        paths.forEach((path, item) -> {
            Map<String, Object> operation = map(item, "post");
            Method method = method(String.valueOf(operation.get("operationId")));

            assertThat("/" + method.getAnnotation(POST.class).value()).isEqualTo(path);
            assertThat(method.isAnnotationPresent(Idempotent.class)).isEqualTo(operation.get("x-idempotent"));
            Map<String, String> declared = Arrays.stream(method.getAnnotationsByType(ErrorResponse.class))
                    .collect(Collectors.toMap(
                            ErrorResponse::status, error -> error.model().getSimpleName()));
            assertThat(declared).isEqualTo(errorModels(operation));
        });
    }

    @Test
    void everySchemaHasAModelAndAnAdapterThatLoads() throws ClassNotFoundException {
        Moshi moshi = new Moshi.Builder().build();
        for (String schema : map(DOCUMENT, "components", "schemas").keySet()) {
            Class<?> model = Class.forName("io.moov.client.auth." + schema);
            assertThat(moshi.adapter(model)).isNotNull();
        }
    }

    @Test
    void versionAndServerAreTheDocuments() {
        assertThat(ApiDocument.VERSION).isEqualTo(map(DOCUMENT, "info").get("version"));
        assertThat(ApiDocument.SERVER_URL)
                .isEqualTo(map(((List<?>) DOCUMENT.get("servers")).get(0)).get("url"));
    }

    @Test
    void theVersionOfTheSdkIsThatOfTheBuild() {
        assertThat(ApiDocument.SDK_VERSION).isEqualTo(Readme.version());
    }

    @Test
    void everyFieldIsDescribedAndLimited() {
        map(DOCUMENT, "components", "schemas").forEach((name, schema) -> {
            assertThat(map(schema)).as(name).containsKey("description");
            Object properties = map(schema).get("properties");
            if (properties != null) {
                map(properties).forEach((property, value) -> {
                    boolean described = map(value).containsKey("$ref")
                            || map(value).keySet().containsAll(List.of("description", "examples"));
                    assertThat(described).as(name + "." + property).isTrue();
                });
            }
        });
    }

    @Test
    void secretsAreMarked() {
        List<String> secrets = List.of("access_token", "refresh_token", "token", "client_secret");
        Map<String, Object> schemas = map(DOCUMENT, "components", "schemas");
        for (String holder : List.of("AuthTokenRequest", "AuthToken", "RevokeTokenRequest")) {
            map(schemas, holder, "properties")
                    .forEach((name, property) -> assertThat(
                                    Boolean.TRUE.equals(map(property).get("x-sensitive")))
                            .as(holder + "." + name)
                            .isEqualTo(secrets.contains(name)));
        }
        assertThat(AuthToken.class.getMethods()).extracting(Method::getName).contains("getExpiresAt", "getExpiresIn");
    }

    private static Map<String, String> errorModels(Map<String, Object> operation) {
        Map<String, String> models = new TreeMap<>();
        map(operation, "responses").forEach((status, response) -> {
            Map<String, Object> resolved = resolve(map(response));
            if (!status.startsWith("2") && resolved.containsKey("content")) {
                String reference = String.valueOf(
                        map(resolved, "content", "application/json", "schema").get("$ref"));
                models.put(status, reference.substring(reference.lastIndexOf('/') + 1));
            }
        });
        return models;
    }

    private static Map<String, Object> resolve(Map<String, Object> object) {
        Object reference = object.get("$ref");
        if (reference == null) {
            return object;
        }
        return map(DOCUMENT, String.valueOf(reference).substring(2).split("/"));
    }

    private static Method method(String name) {
        return Arrays.stream(AuthenticationApi.class.getMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no method " + name));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object from, String... keys) {
        Object current = from;
        for (String key : keys) {
            current = ((Map<String, Object>) current).get(key);
        }
        return (Map<String, Object>) current;
    }

    private static Map<String, Object> read() {
        try {
            Path file = Path.of(System.getProperty("repository.root"), "openapi/moov-auth.yaml");
            return map(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
