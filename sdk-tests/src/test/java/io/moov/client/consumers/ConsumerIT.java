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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Applications that take the SDK from a repository, as users do. */
final class ConsumerIT {
    private static final Path CONSUMERS = MavenRun.repositoryRoot().resolve("sdk-tests/src/test/consumers");

    @TempDir
    Path folder;

    @Test
    void aJavaApplicationBuildsAndRunsWithOneCopyOfOkHttp() throws IOException {
        MavenRun run = build("java", "test").succeeded();

        assertThat(run.output()).contains("scope=/accounts.read").doesNotContain("duplicate okhttp3/");
        assertThat(run.output()).containsPattern("okhttp3 classes=[1-9][0-9]{2}");
    }

    @Test
    void aKotlinApplicationBuildsAndRuns() throws IOException {
        MavenRun run = build("kotlin", "test").succeeded();

        assertThat(run.output()).contains("scope=/accounts.read expires=").contains("refused=21 36");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fun f(e: AuthTokenRequestError) = e.scope.length | Only safe (?.) or non-null asserted (!!.) calls",
                "fun f(e: ApiException) = e.requestId.length | Only safe (?.) or non-null asserted (!!.) calls",
                "fun f() = RevokeTokenRequest.builder().token(null) | Null cannot be a value of a non-null type",
                "fun f() = BasicCredentials.of(\"a\", null) | Null cannot be a value of a non-null type",
            })
    void kotlinSeesNullability(String wrong, String complaint) throws IOException {
        copy("kotlin");
        Files.writeString(
                folder.resolve("src/main/kotlin/Wrong.kt"),
                "import io.moov.client.*\nimport io.moov.client.auth.*\n" + wrong + "\n");

        MavenRun run = compile().failed();

        assertThat(run.output()).contains("Wrong.kt").contains(complaint);
    }

    @Test
    void theKotlinOfTheReadmeCompiles() throws IOException {
        copy("kotlin");
        List<String> blocks = Readme.blocks("kotlin");
        assertThat(blocks).isNotEmpty();
        String functions = blocks.stream()
                .map(block -> "fun block" + blocks.indexOf(block) + "(publicKey: String, secretKey: String) {\n" + block
                        + "}\n")
                .collect(Collectors.joining());
        Files.writeString(
                folder.resolve("src/main/kotlin/Readme.kt"),
                "import io.moov.client.*\nimport io.moov.client.auth.*\nfun use(vararg any: Any?) {}\n" + functions);

        compile().succeeded();
    }

    private MavenRun build(String consumer, String goal) throws IOException {
        copy(consumer);
        return MavenRun.in(folder, "-Dmoov.version=" + Readme.version(), goal);
    }

    private MavenRun compile() {
        return MavenRun.in(folder, "-Dmoov.version=" + Readme.version(), "compile");
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
