package io.moov.client.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.support.MavenRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Java applications that take the SDK from a repository, as users do, with what else they have. */
final class ConsumerIT {
    private static final String RETROFIT = """
            <dependency>
              <groupId>com.squareup.retrofit2</groupId>
              <artifactId>retrofit</artifactId>
              <version>%s</version>
            </dependency>
            """;

    private static final String BOM = """
            <dependencyManagement>
              <dependencies>
                <dependency>
                  <groupId>com.squareup.okhttp3</groupId>
                  <artifactId>okhttp-bom</artifactId>
                  <version>%s</version>
                  <type>pom</type>
                  <scope>import</scope>
                </dependency>
              </dependencies>
            </dependencyManagement>
            """;

    private static final String TOO_OLD = " is on the class path, and the SDK needs 5.4 or newer";

    @TempDir
    private Path folder;

    /** The build wants plain versions, and one of each artifact. */
    @Test
    void buildsAndRunsWithOneCopyOfEachClass() throws IOException {
        MavenRun run = application("", "").succeeded();

        assertRuns(run);
    }

    /** There is none that is newer than the SDK's yet; the oldest that it takes shows as well that the application decides. */
    @Tag("slow")
    @Test
    void anOkHttpThatTheApplicationManagesWins() throws IOException {
        MavenRun run =
                application("", BOM.formatted("5.4.0"), "-Denforcer.skip").succeeded();

        assertRuns(run);
        assertThat(run.output()).contains("OkHttp 5.4.0");
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"2.11.0, 3.14.9", "3.0.0, 4.12.0"})
    void aRetrofitThatBringsAnOldOkHttpIsTold(String version, String okHttp) throws IOException {
        MavenRun run =
                application(RETROFIT.formatted(version), "", "-Denforcer.skip").failed();

        assertThat(run.output()).contains("OkHttp " + okHttp + TOO_OLD);
    }

    @Tag("slow")
    @Test
    void aRetrofitRunsWithTheRemedyOfTheMessage() throws IOException {
        MavenRun run = application(RETROFIT.formatted("3.0.0"), BOM.formatted("5.5.1"), "-Denforcer.skip")
                .succeeded();

        assertRuns(run);
    }

    @Tag("slow")
    @Test
    void anOldBomIsTold() throws IOException {
        MavenRun run =
                application("", BOM.formatted("4.12.0"), "-Denforcer.skip").failed();

        assertThat(run.output()).contains("OkHttp 4.12.0" + TOO_OLD);
    }

    private static void assertRuns(MavenRun run) {
        assertThat(run.output())
                .contains("scope=/accounts.read", "stored=true", "lettuce classes=0")
                .containsPattern("okhttp3 classes=[1-9][0-9]{2}")
                .doesNotContain("duplicate ");
    }

    private MavenRun application(String before, String managed, String... arguments) throws IOException {
        Consumer.copy("java", folder);
        Path pom = folder.resolve("pom.xml");
        Files.writeString(
                pom,
                Files.readString(pom).replace("<!-- before the SDK -->", before).replace("<!-- managed -->", managed));
        return Consumer.build(
                folder, Stream.concat(Stream.of(arguments), Stream.of("test")).toArray(String[]::new));
    }
}
