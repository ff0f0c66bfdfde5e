package io.moov.openapi.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import retrofit2.Retrofit;

/** Documents of APIs that exist are generated whole: what they say, read by another parser, is what the code says. */
@ParameterizedClass
@MethodSource("documents")
final class RealDocumentsTest {
    @TempDir
    static Path folder;

    private static GeneratedModule module;
    private static ParsedDocument document;

    @Parameter
    private Path file;

    static List<Path> documents() {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/io/moov/openapi/real"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeParameterizedClassInvocation
    static void build(Path file) throws IOException {
        module = GeneratedModule.of(file, Files.createDirectory(folder.resolve(file.getFileName())));
        document = ParsedDocument.read(file);
    }

    @Test
    void everyModelHasAnAdapterThatLoads() {
        List<String> models = module.sources().texts().keySet().stream()
                .filter(name -> name.endsWith("JsonAdapter.java"))
                .map(name -> name.substring(0, name.length() - "JsonAdapter.java".length()))
                .toList();

        assertThat(models).containsAll(document.models());
        assertThat(models).allSatisfy(model -> assertThat(module.adapter(model)).isNotNull());
    }

    @Test
    void everyInterfaceIsValid() {
        Retrofit retrofit = new Retrofit.Builder()
                .baseUrl("http://localhost/")
                .addConverterFactory(new MoshiBodies(module.moshi()))
                .validateEagerly(true)
                .build();

        assertThat(interfaces())
                .isNotEmpty()
                .allSatisfy(type -> assertThatCode(() -> retrofit.create(type)).doesNotThrowAnyException());
    }

    @Test
    void everyOperationIsAMethodWithItsResultAndErrors() {
        Map<String, List<Method>> methods = interfaces().stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                // Some have a method for callers in front of the one that Retrofit reads.
                .filter(method -> !method.isDefault() && !Modifier.isStatic(method.getModifiers()))
                .collect(Collectors.groupingBy(Method::getName));
        Map<String, ParsedOperation> operations = document.operations();

        assertThat(methods).hasSameSizeAs(operations);
        operations.forEach((id, operation) -> {
            String name = id.substring(0, 1).toLowerCase(Locale.ROOT) + id.substring(1);
            // More than one where there is a choice of bodies to send.
            assertThat(methods).as(id).containsKey(name);
            assertThat(methods.get(name)).as(id).allSatisfy(method -> {
                assertThat(result(method)).isEqualTo(operation.result());
                assertThat(errors(method)).isEqualTo(operation.errors());
            });
        });
    }

    private static List<Class<?>> interfaces() {
        return module.sources().texts().keySet().stream()
                .filter(name -> name.endsWith("Api.java"))
                .<Class<?>>map(name -> module.type(name.substring(0, name.length() - ".java".length())))
                .toList();
    }

    private static String result(Method method) {
        ParameterizedType call = (ParameterizedType) method.getGenericReturnType();
        return call.getActualTypeArguments()[0].getTypeName().replaceAll("[\\w.]+\\.(\\w+)", "$1");
    }

    /** The annotations come from the module's own class loader. */
    private static Map<String, String> errors(Method method) {
        Map<String, String> errors = new TreeMap<>();
        for (Object error :
                method.getAnnotationsByType(module.type("ErrorResponse").asSubclass(Annotation.class))) {
            errors.put(
                    read(error, "status", String.class),
                    read(error, "model", Class.class).getSimpleName());
        }
        return errors;
    }

    private static <T> T read(Object annotation, String element, Class<T> type) {
        try {
            return type.cast(annotation.getClass().getMethod(element).invoke(annotation));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
