package io.moov.openapi.emit;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.Moshi;
import io.moov.openapi.Generation;
import io.moov.openapi.document.Diagnostics;
import io.moov.openapi.document.Problem;
import io.moov.openapi.model.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import retrofit2.Call;
import retrofit2.Retrofit;

/** A document, generated, compiled under the flags of the project, and loaded. */
final class CompiledApi {
    static final String PACKAGE = "io.moov.client.pets";

    private static final String HEAD = """
            openapi: 3.1.0
            info: {title: Pets, version: '1'}
            servers: [{url: 'https://pets.example'}]
            """;

    private static final Map<String, CompiledApi> SHARED = new ConcurrentHashMap<>();

    private final ClassLoader loader;
    final Moshi moshi = new Moshi.Builder().build();

    /** What was warned of. */
    final List<String> warnings;

    /** The texts of the classes by their names. */
    final Map<String, String> texts;

    private CompiledApi(ClassLoader loader, List<String> warnings, Map<String, String> texts) {
        this.loader = loader;
        this.warnings = warnings;
        this.texts = texts;
    }

    /** A document that is a resource of the tests, built once for all tests of this process. */
    static CompiledApi ofResource(String resource) {
        return SHARED.computeIfAbsent(resource, CompiledApi::build);
    }

    private static CompiledApi build(String resource) {
        try {
            Path folders = Files.createDirectories(Path.of("target/compiled").toAbsolutePath());
            Path document = Path.of("src/test/resources").resolve(resource);
            return ofFile(document, Files.createTempDirectory(folders, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param schemas the components of a document without operations */
    static CompiledApi ofSchemas(Path folder, String schemas) throws IOException {
        return of(folder, HEAD + "paths: {}\ncomponents:\n  schemas:\n" + schemas.indent(4));
    }

    static CompiledApi ofPaths(Path folder, String paths) throws IOException {
        return of(folder, HEAD + "paths:\n" + paths.indent(2));
    }

    static CompiledApi of(Path folder, String text) throws IOException {
        return ofFile(Files.writeString(folder.resolve("pets.yaml"), text), folder);
    }

    /** @param folder where the sources and classes go */
    static CompiledApi ofFile(Path document, Path folder) throws IOException {
        String name = document.getFileName().toString();
        Diagnostics diagnostics = new Diagnostics(false);
        Api api = Generation.read(document, name, diagnostics)
                .orElseThrow(() -> new AssertionError(diagnostics.errors().toString()));
        Path sources = Files.createDirectories(folder.resolve("sources"));
        ApiWriter writer = new ApiWriter(PACKAGE, PACKAGE, "0", name);
        writer.write(api, sources);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        compile(sources, classes);
        URL[] urls = {classes.toUri().toURL()};
        return new CompiledApi(
                new URLClassLoader(urls, CompiledApi.class.getClassLoader()),
                diagnostics.warnings().stream().map(Problem::message).toList(),
                writer.texts(api));
    }

    static void compile(Path sources, Path classes) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> options = List.of(
                "-proc:none",
                "-parameters",
                "-Xlint:all,-processing,-classfile,-path",
                "-Werror",
                "-Xdoclint:all/protected",
                "--release",
                "11",
                "-d",
                classes.toString());
        try (StandardJavaFileManager files = javac.getStandardFileManager(found, null, null);
                Stream<Path> all = Files.walk(sources)) {
            List<Path> java =
                    all.filter(path -> path.toString().endsWith(".java")).toList();
            boolean compiled = javac.getTask(null, files, found, options, null, files.getJavaFileObjectsFromPaths(java))
                    .call();
            assertThat(compiled).as(found.getDiagnostics().toString()).isTrue();
        }
    }

    Class<?> type(String name) {
        try {
            return Class.forName(PACKAGE + "." + name, true, loader);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unchecked")
    JsonAdapter<Object> adapter(String model) {
        return (JsonAdapter<Object>) moshi.adapter(type(model));
    }

    Object read(String model, String json) throws IOException {
        return adapter(model).fromJson(json);
    }

    /** Reads the body of a response. */
    Object read(String model, String json, Response response) throws IOException {
        JsonReader reader = JsonReader.of(new Buffer().writeUtf8(json));
        reader.setTag(Response.class, response);
        return adapter(model).fromJson(reader);
    }

    String write(String model, Object value) {
        return adapter(model).toJson(value);
    }

    /** Calls a method of an object, or a static one of a class, by its name and the number of its arguments. */
    static Object call(Object on, String method, Object... arguments) throws Throwable {
        Class<?> type = on instanceof Class<?> given ? given : on.getClass();
        for (Method each : type.getMethods()) {
            if (each.getName().equals(method)
                    && each.getParameterCount() == arguments.length
                    && fits(each.getParameterTypes(), arguments)) {
                try {
                    return each.invoke(on instanceof Class ? null : on, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            }
        }
        throw new AssertionError(
                "no " + method + " of " + arguments.length + " in " + Arrays.toString(type.getMethods()));
    }

    private static boolean fits(Class<?>[] types, Object[] arguments) {
        for (int i = 0; i < types.length; i++) {
            boolean fits = arguments[i] == null || types[i].isPrimitive() || types[i].isInstance(arguments[i]);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** The request that Retrofit makes of a call. */
    Request request(String api, String method, Object... arguments) throws Throwable {
        Retrofit retrofit = new Retrofit.Builder()
                .baseUrl("https://pets.example/v1/")
                .addConverterFactory(new AnyJson())
                .build();
        Class<?> type = type(api);
        Object service = retrofit.create(type);
        return ((Call<?>) call(service, method, arguments)).request();
    }

    /** The names of the methods of a class, in the order of the alphabet. */
    List<String> methods(String name) {
        List<String> names = new ArrayList<>();
        for (Method each : type(name).getDeclaredMethods()) {
            names.add(each.getName());
        }
        names.sort(String::compareTo);
        return names;
    }
}
