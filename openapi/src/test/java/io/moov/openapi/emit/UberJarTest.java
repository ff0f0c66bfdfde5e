package io.moov.openapi.emit;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.Moshi;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import retrofit2.Retrofit;

/**
 * Many applications are one jar that has all classes, and whose manifest does not say {@code Multi-Release}: default methods of Retrofit
 * interfaces fail there, so that there must be none.
 */
final class UberJarTest {
    private static final String DOCUMENT = """
            /pets:
              get:
                operationId: findPets
                parameters:
                  - {name: tags, in: query, explode: false, schema: {type: array, items: {type: string}}}
                  - {name: since, in: query, schema: {type: string, format: date}}
                  - {name: limit, in: query, schema: {type: integer}}
                responses: {'204': {description: Done.}}
            """;

    private static final String APPLICATION = """
            import io.moov.client.pets.*;

            public class Application {
                public static void main(String[] arguments) throws Exception {
                    DefaultApi api = new retrofit2.Retrofit.Builder().baseUrl(arguments[0]).build().create(DefaultApi.class);
                    FindPetsParams params = FindPetsParams.builder()
                            .tags(java.util.List.of("a", "b,c"))
                            .since(java.time.LocalDate.of(2024, 2, 29))
                            .limit(5L)
                            .build();
                    System.out.print(api.findPets(params).execute().code());
                }
            }
            """;

    private static final List<Path> LIBRARIES = Stream.of(
                    kotlin.Unit.class, OkHttpClient.class, Buffer.class, Moshi.class, Retrofit.class, NullMarked.class)
            .map(UberJarTest::jarOf)
            .toList();

    @TempDir
    Path folder;

    @Test
    void callsAnOperationWithParameters() throws Exception {
        CompiledApi.ofPaths(folder, DOCUMENT);
        Path classes = folder.resolve("classes");
        compile(Files.writeString(folder.resolve("Application.java"), APPLICATION), classes);
        Path jar = uberJar(classes);

        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(new MockResponse.Builder().code(204).build());

            assertThat(run(jar, server.url("/").toString())).isEqualTo("204");
            assertThat(server.takeRequest().getTarget()).isEqualTo("/pets?tags=a,b%2Cc&since=2024-02-29&limit=5");
        }
    }

    private static Path jarOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static void compile(Path source, Path classes) {
        String classPath = Stream.concat(Stream.of(classes), LIBRARIES.stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", classPath, "-d", classes.toString(), source.toString());
        assertThat(result).isZero();
    }

    private Path uberJar(Path classes) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "Application");
        Path jar = folder.resolve("application.jar");
        Set<String> names = new HashSet<>(Set.of(JarFile.MANIFEST_NAME));
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream uber = new JarOutputStream(out, manifest);
                Stream<Path> own = Files.walk(classes)) {
            for (Path file : own.filter(Files::isRegularFile).toList()) {
                uber.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, uber);
            }
            for (Path library : LIBRARIES) {
                try (JarFile from = new JarFile(library.toFile())) {
                    for (JarEntry entry : from.stream().toList()) {
                        if (!entry.isDirectory() && names.add(entry.getName())) {
                            uber.putNextEntry(new JarEntry(entry.getName()));
                            from.getInputStream(entry).transferTo(uber);
                        }
                    }
                }
            }
        }
        return jar;
    }

    private static String run(Path jar, String url) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString(), url)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return output;
    }
}
