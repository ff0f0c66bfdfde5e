package io.moov.client.regeneration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.moov.client.support.MavenRun;
import io.moov.client.support.Readme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents go through the Maven plugin itself: its own parser, which has a say before the generator, stops none of them. */
@Tag("slow")
final class PluginIT {
    private static final String MODULE = """
            <project>
              <modelVersion>4.0.0</modelVersion>
              <parent>
                <groupId>io.moov.client</groupId>
                <artifactId>sdk-parent</artifactId>
                <version>VERSION</version>
              </parent>
              <artifactId>documents</artifactId>
              <properties>
                <maven.main.skip>true</maven.main.skip>
                <maven.deploy.skip>true</maven.deploy.skip>
              </properties>
              <build>
                <plugins>
                  <plugin>
                    <groupId>org.openapitools</groupId>
                    <artifactId>openapi-generator-maven-plugin</artifactId>
                    <configuration>
                      <generatorName>io.moov.openapi.JavaClientGenerator</generatorName>
                      <skipValidateSpec>true</skipValidateSpec>
                      <generateApis>false</generateApis>
                      <generateModels>false</generateModels>
                      <generateSupportingFiles>true</generateSupportingFiles>
                      <quiet>true</quiet>
                      <invokerPackage>com.example</invokerPackage>
                      <apiPackage>com.example</apiPackage>
                      <additionalProperties>
                        <additionalProperty>sdkVersion=1</additionalProperty>
                        <additionalProperty>documentName=the document</additionalProperty>
                        <additionalProperty>strict=false</additionalProperty>
                      </additionalProperties>
                    </configuration>
                    <executions>
                      <execution>
                        <id>generate-sources</id>
                        <phase>none</phase>
                      </execution>
            EXECUTIONS
                    </executions>
                  </plugin>
                </plugins>
              </build>
            </project>
            """;

    private static final String EXECUTION = """
                      <execution>
                        <id>document-%1$d</id>
                        <goals>
                          <goal>generate</goal>
                        </goals>
                        <configuration>
                          <inputSpec>%2$s</inputSpec>
                          <output>${project.build.directory}/%1$d</output>
                        </configuration>
                      </execution>
            """;

    @TempDir
    Path folder;

    @Test
    void smallDocumentsPass() throws IOException {
        Path resources = MavenRun.repositoryRoot().resolve("openapi/src/test/resources");
        List<Path> documents = new ArrayList<>(files(resources.resolve("documents"), ".yaml"));
        documents.addAll(files(resources.resolve("torture"), ".yaml"));

        assertPass(documents);
    }

    /** Of those that the tests of the module openapi fetch, if npm is there. */
    @Test
    void twentyRealDocumentsPass() throws IOException {
        Path fetched = MavenRun.repositoryRoot().resolve("openapi/target/corpus/package");
        assumeTrue(Files.isDirectory(fetched), "the real documents, which npm fetches, are not there");
        List<Path> documents = new ArrayList<>(files(fetched, ".json"));
        Collections.shuffle(documents, new Random(1));

        assertPass(documents.stream()
                .filter(document -> document.toFile().length() < 300_000)
                .limit(20)
                .toList());
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertPass(List<Path> documents) throws IOException {
        assertThat(documents).hasSizeGreaterThanOrEqualTo(20);
        Workspace workspace = Workspace.copyTo(folder);
        StringBuilder executions = new StringBuilder();
        for (int i = 0; i < documents.size(); i++) {
            executions.append(EXECUTION.formatted(i, documents.get(i)));
        }
        Files.createDirectories(workspace.path("documents"));
        workspace.write(
                "documents/pom.xml", MODULE.replace("VERSION", Readme.version()).replace("EXECUTIONS\n", executions));
        workspace.insert("pom.xml", "<module>sdk-auth</module>", "    <module>documents</module>\n");

        MavenRun.in(
                        workspace.path(""),
                        "-pl",
                        "documents",
                        "-am",
                        "-DskipTests",
                        "-Denforcer.skip",
                        "-Dspotless.check.skip",
                        "package")
                .succeeded();

        List<Path> generated = files(workspace.path("documents/target"), "ApiDocument.java");
        assertThat(IntStream.range(0, documents.size())
                        .filter(i -> generated.stream()
                                .noneMatch(file -> file.startsWith(workspace.path("documents/target/" + i)))))
                .isEmpty();
    }
}
