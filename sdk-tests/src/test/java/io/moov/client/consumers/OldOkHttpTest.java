package io.moov.client.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moov.client.MoovClient;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application's build can bring an OkHttp that is older than the SDK needs. */
class OldOkHttpTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"4.12.0", "3.14.9", "5.0.0", "5.3.2", "5.0.0-alpha.14"})
    void isNamedWhenAClientIsBuilt(String version) throws Exception {
        try (URLClassLoader application = withOkHttp(version)) {
            assertThatThrownBy(() -> build(application))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .hasMessageStartingWith("OkHttp " + version + " is on the class path")
                    .hasMessageContaining("5.4 or newer")
                    .hasMessageContaining("okhttp.version (Spring Boot)")
                    .hasMessageContaining("okhttp-bom")
                    .hasMessageContaining("Gradle");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.4.0", "5.9.1", "5.10.0", "6.0.0-alpha.1", "10.2.0"})
    void isNotOneThatIsNewEnough(String version) throws Exception {
        try (URLClassLoader application = withOkHttp(version)) {
            assertThat(build(application))
                    .hasToString(MoovClient.builder().build().toString());
        }
    }

    private static Object build(ClassLoader application) throws ReflectiveOperationException {
        Object builder = application
                .loadClass("io.moov.client.MoovClient")
                .getMethod("builder")
                .invoke(null);
        return builder.getClass().getMethod("build").invoke(builder);
    }

    /** The class path of the tests, but for the version that OkHttp says it has. */
    private URLClassLoader withOkHttp(String version) throws Exception {
        Path source = directory.resolve("okhttp3/OkHttp.java");
        Files.createDirectories(source.getParent());
        Files.writeString(
                source,
                "package okhttp3; public final class OkHttp { public static final String VERSION = \"" + version
                        + "\"; }");
        ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString());
        List<URL> classPath = new ArrayList<>(List.of(directory.toUri().toURL()));
        String entries = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (String entry : entries.split(File.pathSeparator)) {
            classPath.add(Path.of(entry).toUri().toURL());
        }
        return new URLClassLoader(classPath.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
    }
}
