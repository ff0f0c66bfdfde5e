package io.moov.client.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.support.MavenRun;
import io.moov.client.support.Readme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two Kotlin applications that take the SDK from a repository, of which one must not compile, in one run of Maven. */
@Tag("slow")
final class KotlinConsumerIT {
    private static final String BOTH = """
            <project>
              <modelVersion>4.0.0</modelVersion>
              <groupId>com.example</groupId>
              <artifactId>kotlin-consumers</artifactId>
              <version>1</version>
              <packaging>pom</packaging>
              <modules>
                <module>right</module>
                <module>wrong</module>
              </modules>
            </project>
            """;

    private static final String ONLY_SAFE = "Only safe (?.) or non-null asserted (!!.) calls are allowed";
    private static final String NOT_NULL = "Null cannot be a value of a non-null type";

    @TempDir
    static Path folder;

    private static MavenRun run;

    @BeforeAll
    static void buildBoth() throws IOException {
        Files.writeString(folder.resolve("pom.xml"), BOTH);
        Path right = folder.resolve("right");
        Consumer.copy("kotlin", right);
        write(
                right,
                "Readme.kt",
                "import io.moov.client.token.*\nimport okhttp3.OkHttpClient\nfun use(vararg any: Any?) {}\n"
                        + functionsOf(Readme.blocks("kotlin")));
        Path wrong = folder.resolve("wrong");
        Consumer.copy("kotlin", wrong);
        rename(wrong.resolve("pom.xml"));
        write(wrong, "Wrong.kt", """
                fun f(e: AuthTokenRequestError) = e.scope.length
                fun f(e: ApiException) = e.requestId.length
                fun f() = RevokeTokenRequest.builder().token(null)
                fun g() = BasicCredentials.of("a", null)
                """);
        run = Consumer.build(folder, "--fail-at-end", "test").failed();
    }

    @Test
    void buildsAndRunsAndTheReadmeCompiles() {
        assertThat(run.output())
                .containsPattern("kotlin-consumer \\.+ SUCCESS")
                .contains("scope=/accounts.read expires=")
                .contains("refused=21 36");
    }

    @Test
    void kotlinSeesNullability() {
        assertThat(run.output()).containsPattern("wrong-consumer \\.+ FAILURE");
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

    private static void write(Path consumer, String file, String code) throws IOException {
        Files.writeString(
                consumer.resolve("src/main/kotlin").resolve(file),
                "import io.moov.client.*\nimport io.moov.client.auth.*\n" + code);
    }

    /** Two modules of one build cannot have the same name. */
    private static void rename(Path pom) throws IOException {
        String before = Files.readString(pom);
        String after =
                before.replace("<artifactId>kotlin-consumer</artifactId>", "<artifactId>wrong-consumer</artifactId>");
        assertThat(after).isNotEqualTo(before);
        Files.writeString(pom, after);
    }
}
