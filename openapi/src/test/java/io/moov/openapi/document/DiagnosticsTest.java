package io.moov.openapi.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.openapi.Generation;
import io.moov.openapi.emit.ApiWriter;
import io.moov.openapi.model.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each defect is named at its line. The spot is marked {@code #HERE} in the case; most cases change the good document. */
final class DiagnosticsTest {
    private static final String GOOD = Documents.good();

    @TempDir
    Path folder;

    @Test
    void aGoodDocumentHasNoProblems() {
        assertThat(check(GOOD)).isEmpty();
    }

    @Test
    void ourOwnDocumentHasNoProblems() throws IOException {
        assertThat(Documents.problems(Path.of("moov-auth.yaml"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource({
        "io.moov.openapi.document.StructureDefects#all",
        "io.moov.openapi.document.OperationDefects#all",
        "io.moov.openapi.document.SchemaDefects#all",
        "io.moov.openapi.document.UnsupportedDefects#all"
    })
    void aDefectIsNamedAtItsLine(Defect defect) {
        String document = defect.applyTo(GOOD);
        int line = document.substring(0, document.indexOf("#HERE")).split("\n", -1).length;

        List<Problem> problems = check(document);

        assertThat(problems)
                .as(document)
                .allMatch(problem -> problem.message().contains(";"))
                .anyMatch(problem -> problem.line() == line && problem.message().contains(defect.message()));
    }

    /** As real documents have it: what is missing there is missing, and nothing else. */
    @ParameterizedTest
    @CsvSource({
        "responses/Problem', schemas/Pet'",
        "responses/Problem', parameters/PetId'",
        "parameters/PetId', schemas/Pet'",
        "parameters/PetId', responses/Problem'"
    })
    void aReferenceToAnotherKindOfThingIsReadLeniently(String right, String wrong) throws IOException {
        Path file = folder.resolve("document.yaml");
        Files.writeString(file, GOOD.replace("components/" + right, "components/" + wrong));
        Diagnostics diagnostics = new Diagnostics(false);

        Optional<Api> api = Generation.read(file, "api.yaml", diagnostics);

        assertThat(diagnostics.warnings()).anyMatch(problem -> problem.message().contains("$ref leads to a"));
        assertThat(diagnostics.errors()).isEmpty();
        assertThat(new ApiWriter("p", "p", "1", "api.yaml").texts(api.orElseThrow()))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n", "# nothing\n", "[]", "text", "openapi: 3.1.0", "swagger: '2.0'", "openapi: 4.0.0"})
    void whatIsNoDocumentIsRefused(String text) {
        assertThat(check(text)).isNotEmpty().allMatch(problem -> problem.line() <= 2);
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedAtTheirLine() throws IOException {
        Path file = folder.resolve("latin.yaml");
        Files.write(file, GOOD.replace("The pet.", "Der Bär.").getBytes(StandardCharsets.ISO_8859_1));

        Problem problem = Documents.problems(file).get(0);

        assertThat(problem.message()).contains("UTF-8");
        assertThat(problem.line())
                .isEqualTo(GOOD.substring(0, GOOD.indexOf("The pet.")).split("\n", -1).length);
    }

    @Test
    void deepNestingIsRefusedWithoutOverflow() {
        String deep = "openapi: 3.1.0\nx-deep: " + "[".repeat(1000) + "]".repeat(1000) + "\n";
        assertThat(check(deep)).anyMatch(problem -> problem.message().contains("deep"));
        String deeper = "openapi: 3.1.0\nx-deep: " + "[".repeat(200_000) + "\n";
        assertThat(check(deeper)).isNotEmpty();
    }

    @Test
    void aliasesThatExplodeAreRefused() {
        StringBuilder bomb = new StringBuilder("openapi: 3.1.0\nx-0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("x-")
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [")
                    .append(("*a" + (i - 1) + ", ").repeat(9))
                    .append("*a")
                    .append(i - 1)
                    .append("]\n");
        }
        assertThat(check(bomb.toString())).isNotEmpty();
    }

    @Test
    @Tag("slow")
    void aLargeDocumentIsChecked() {
        StringBuilder large = new StringBuilder(GOOD);
        for (int i = 0; i < 30_000; i++) {
            large.append("    S")
                    .append(i)
                    .append(":\n      type: object\n      description: ")
                    .append("x".repeat(300))
                    .append('\n');
        }
        assertThat(large.length()).isGreaterThan(10_000_000);
        Assertions.assertTimeoutPreemptively(
                Duration.ofMinutes(2), () -> assertThat(check(large.toString())).isEmpty());
    }

    /** Lines that go missing, move or are cut leave all kinds of nonsense; the check may refuse it but must survive. */
    @Test
    void noMutilationMakesTheCheckFail() {
        checkMutilated(400, new Random(20261125));
    }

    @Test
    @Tag("slow")
    void noneOfManyMutilationsMakesTheCheckFail() {
        checkMutilated(2000, new Random(20261124));
    }

    private void checkMutilated(int documents, Random random) {
        List<String> lines = GOOD.lines().toList();
        for (int i = 0; i < documents; i++) {
            StringBuilder mutilated = new StringBuilder();
            for (String line : lines) {
                switch (random.nextInt(60)) {
                    case 0 -> {}
                    case 1 -> mutilated.append(line).append('\n').append(line).append('\n');
                    case 2 -> mutilated.append(line, 0, line.length() / 2).append('\n');
                    case 3 -> mutilated.append("  ").append(line).append('\n');
                    case 4 -> mutilated.append(line.stripTrailing()).append(": [}\n");
                    default -> mutilated.append(line).append('\n');
                }
            }
            assertThat(check(mutilated.toString())).isNotNull();
        }
    }

    private List<Problem> check(String document) {
        try {
            Path file = folder.resolve("document.yaml");
            Files.writeString(file, document);
            return Documents.problems(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
