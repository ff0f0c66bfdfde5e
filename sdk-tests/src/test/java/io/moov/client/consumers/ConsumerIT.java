package io.moov.client.consumers;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.support.MavenRun;
import io.moov.client.support.Readme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applications that take the SDK from a repository, as users do. */
final class ConsumerIT {
    private static final Path CONSUMERS = MavenRun.repositoryRoot().resolve("sdk-tests/src/test/consumers");

    private static final String ONLY_SAFE = "Only safe (?.) or non-null asserted (!!.) calls are allowed";
    private static final String NOT_NULL = "Null cannot be a value of a non-null type";

    @TempDir
    Path folder;

    @Test
    void aJavaApplicationBuildsAndRunsWithOneCopyOfEachClass() throws IOException {
        copy("java");

        MavenRun run = build("test").succeeded();

        assertThat(run.output())
                .contains("scope=/accounts.read", "stored=true", "lettuce classes=0")
                .containsPattern("okhttp3 classes=[1-9][0-9]{2}")
                .doesNotContain("duplicate ");
    }

    @Test
    void aKotlinApplicationBuildsAndRunsAndTheReadmeCompiles() throws IOException {
        copy("kotlin");
        write(
                "Readme.kt",
                "import io.moov.client.token.*\nimport okhttp3.OkHttpClient\nfun use(vararg any: Any?) {}\n"
                        + functionsOf(Readme.blocks("kotlin")));

        MavenRun run = build("test").succeeded();

        assertThat(run.output()).contains("scope=/accounts.read expires=").contains("refused=21 36");
    }

    @Test
    void kotlinSeesNullability() throws IOException {
        copy("kotlin");
        write("Wrong.kt", """
                fun f(e: AuthTokenRequestError) = e.scope.length
                fun f(e: ApiException) = e.requestId.length
                fun f() = RevokeTokenRequest.builder().token(null)
                fun g() = BasicCredentials.of("a", null)
                """);

        MavenRun run = build("compile").failed();

        assertThat(run.output()
                        .lines()
                        .filter(line -> line.contains("Wrong.kt:"))
                        .distinct())
                .satisfiesExactly(
                        line -> assertThat(line).contains("Wrong.kt:3:42", ONLY_SAFE),
                        line -> assertThat(line).contains("Wrong.kt:4:37", ONLY_SAFE),
                        line -> assertThat(line).contains("Wrong.kt:5:46", NOT_NULL),
                        line -> assertThat(line).contains("Wrong.kt:6:36", NOT_NULL));
    }

    private static String functionsOf(List<String> blocks) {
        assertThat(blocks).isNotEmpty();
        return IntStream.range(0, blocks.size())
                .mapToObj(i -> "fun block" + i + "(publicKey: String, secretKey: String, moov: MoovClient) {\n"
                        + blocks.get(i) + "}\n")
                .collect(Collectors.joining());
    }

    private void write(String file, String code) throws IOException {
        Files.writeString(
                folder.resolve("src/main/kotlin").resolve(file),
                "import io.moov.client.*\nimport io.moov.client.auth.*\n" + code);
    }

    private MavenRun build(String goal) {
        return MavenRun.in(folder, "-Dmoov.version=" + Readme.version(), goal);
    }

    private void copy(String consumer) throws IOException {
        Path source = CONSUMERS.resolve(consumer);
        try (var files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path target = folder.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, REPLACE_EXISTING);
                }
            }
        }
    }
}
