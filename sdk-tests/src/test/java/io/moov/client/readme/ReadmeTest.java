package io.moov.client.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.support.MavenRun;
import io.moov.client.support.Readme;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows compiles, and what it says of versions is so. The Kotlin is compiled by KotlinConsumerIT. */
final class ReadmeTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)]+)\\)");

    /** What a reader of a snippet takes for given. */
    private static final String SURROUNDINGS = """
            import io.moov.client.*;
            import io.moov.client.auth.*;
            import io.micrometer.core.instrument.MeterRegistry;
            import io.opentelemetry.api.trace.*;
            import io.moov.client.testing.*;
            import io.moov.client.token.*;
            import io.moov.client.token.redis.*;
            import java.time.Duration;
            import java.util.Set;
            import java.util.concurrent.CompletableFuture;
            import okhttp3.OkHttpClient;
            import retrofit2.Retrofit;

            abstract class Snippet {
                String publicKey, secretKey, accountId;
                MoovClient moov;
                AuthTokenRequest request;
                AuthToken token;
                Vault vault;
                MeterRegistry registry;
                Tracer tracer;
                BasicCredentials keys;

                interface Vault {
                    String read(String name);

                    byte[] key(String name);
                }

                abstract void use(Object... values);

                abstract void log(Object... values);

                abstract void check(boolean condition);

                void snippet() throws Exception {
            %s
                }
            }
            """;

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    @TempDir
    Path classes;

    /** One for all blocks, because it remembers what it has read of the libraries. */
    private final StandardJavaFileManager files = COMPILER.getStandardFileManager(null, null, null);

    @AfterEach
    void close() throws IOException {
        files.close();
    }

    @TestFactory
    List<DynamicTest> javaBlocksCompile() {
        List<String> blocks = Readme.blocks("java");
        assertThat(blocks).hasSizeGreaterThan(8);
        return blocks.stream()
                .map(block -> DynamicTest.dynamicTest(block.lines().findFirst().orElseThrow(), () -> compile(block)))
                .toList();
    }

    @Test
    void coordinatesAreThoseOfTheBuild() {
        String version = Readme.version();
        assertThat(Readme.blocks("xml").get(0))
                .contains("<groupId>io.moov.client</groupId>", "<artifactId>sdk-core</artifactId>", version);
        assertThat(Readme.blocks("groovy").get(0)).contains("'io.moov.client:sdk-core:" + version + "'");
        assertThat(Readme.text()).contains("`moov-java-sdk/" + version + "`");
    }

    @Test
    void linksLeadToFiles() {
        List<String> targets = LINK.matcher(Readme.text())
                .results()
                .map(link -> link.group(1))
                .filter(target -> !target.startsWith("https://"))
                .toList();

        assertThat(targets)
                .hasSizeGreaterThan(2)
                .allSatisfy(target ->
                        assertThat(MavenRun.repositoryRoot().resolve(target)).exists());
    }

    private void compile(String block) throws IOException {
        StringWriter complaints = new StringWriter();
        files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(classes.toFile()));
        boolean compiled = COMPILER.getTask(complaints, files, null, null, null, List.of(source(block)))
                .call();
        assertThat(compiled).as("%s%n%s", block, complaints).isTrue();
    }

    private static JavaFileObject source(String block) {
        return new SimpleJavaFileObject(URI.create("string:///Snippet.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return SURROUNDINGS.formatted(block);
            }
        };
    }
}
