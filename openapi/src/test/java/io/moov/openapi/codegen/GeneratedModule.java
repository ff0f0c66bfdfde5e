package io.moov.openapi.codegen;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.jspecify.annotations.NullMarked;
import retrofit2.Retrofit;

/** A document as a module of generated code: compiled as such modules are, with nothing to warn of, and loaded. Immutable. */
final class GeneratedModule {
    private static final String CLASS_PATH = Stream.of(
                    "kotlin.Unit",
                    OkHttpClient.class.getName(),
                    Buffer.class.getName(),
                    Moshi.class.getName(),
                    Retrofit.class.getName(),
                    NullMarked.class.getName())
            .map(GeneratedModule::jarOf)
            .collect(Collectors.joining(File.pathSeparator));

    private static final Map<String, GeneratedModule> SHARED = new ConcurrentHashMap<>();

    private final GeneratedSources sources;
    private final ClassLoader loader;
    private final Moshi moshi = new Moshi.Builder().build();

    private GeneratedModule(GeneratedSources sources, ClassLoader loader) {
        this.sources = sources;
        this.loader = loader;
    }

    /** A document that is a resource of the tests, built once for all tests of this process. */
    static GeneratedModule ofResource(String resource) {
        return SHARED.computeIfAbsent(resource, GeneratedModule::build);
    }

    private static GeneratedModule build(String resource) {
        try {
            Path modules = Files.createDirectories(Path.of("target/modules"));
            return of(Path.of("src/test/resources").resolve(resource), Files.createTempDirectory(modules, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Builds a document, into an empty folder; fails with what the build would say. */
    static GeneratedModule of(Path document, Path work) {
        GeneratedSources sources = GeneratedSources.of(document, work);
        Path classes = work.resolve("classes");
        compile(sources, classes);
        try {
            URL[] urls = {classes.toUri().toURL()};
            return new GeneratedModule(
                    sources, URLClassLoader.newInstance(urls, GeneratedModule.class.getClassLoader()));
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Builds a document given as its text, into an empty folder. */
    static GeneratedModule ofText(String document, Path work) {
        try {
            return of(Files.writeString(work.resolve("document.yaml"), document), work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    GeneratedSources sources() {
        return sources;
    }

    Moshi moshi() {
        return moshi;
    }

    /** A class of the module by its simple name. */
    Class<?> type(String name) {
        try {
            return Class.forName(GeneratedSources.PACKAGE + "." + name, true, loader);
        } catch (ClassNotFoundException e) {
            throw new AssertionError("no class " + name + " was generated", e);
        }
    }

    JsonAdapter<?> adapter(String model) {
        return moshi.adapter(type(model));
    }

    /** With the compiler's settings in the parent's POM and in that of sdk-auth. */
    static void compile(GeneratedSources sources, Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of(
                "--release",
                "11",
                "-parameters",
                "-proc:none",
                "-Xlint:all,-processing,-classfile",
                "-Werror",
                "-Xdoclint:all/protected",
                "-Xmaxerrs",
                "20",
                "-cp",
                CLASS_PATH,
                "-d",
                classes.toString());
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            Files.createDirectories(classes);
            boolean compiled = compiler.getTask(
                            messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources.files()))
                    .call();
            if (!compiled) {
                throw new AssertionError(messages.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String jarOf(String type) {
        try {
            return Path.of(Class.forName(type)
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (ReflectiveOperationException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
