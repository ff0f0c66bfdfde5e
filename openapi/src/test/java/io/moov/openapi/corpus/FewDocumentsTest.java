package io.moov.openapi.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Twenty real documents, where npm is there to fetch them. */
@Tag("slow")
final class FewDocumentsTest {
    @Test
    void twentyRealDocumentsAreGenerated() throws Exception {
        assumeTrue(OpenApiDirectory.isNpmThere(), "npm, which fetches the documents, is not there");
        OpenApiDirectory directory = OpenApiDirectory.fetch(Path.of("target/corpus"));
        List<Path> few = directory.few(20, 1);

        assertThat(CorpusTest.outcomes(directory, few, few)).allSatisfy(outcome -> {
            assertThat(outcome.refused).as(outcome.name).isEmpty();
            assertThat(outcome.failures).as(outcome.name).isEmpty();
        });
    }
}
