package io.moov.openapi.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** All documents of the directory, and CORPUS.md: {@code ./mvnw -q -Pcorpus}. */
@Tag("corpus")
final class CorpusTest {
    private static final long SEED = 20260101;

    @Test
    void realDocumentsAreGenerated() throws Exception {
        OpenApiDirectory directory = OpenApiDirectory.fetch(Path.of("target/corpus"));
        Set<Path> sample = directory.sample(SEED);
        List<Outcome> all = outcomes(directory, directory.documents(), sample);
        List<Outcome> compiled = new ArrayList<>();
        for (Outcome outcome : all) {
            if (sample.stream().anyMatch(path -> directory.name(path).equals(outcome.name))) {
                compiled.add(outcome);
            }
        }

        Files.writeString(Path.of("CORPUS.md"), CorpusReport.of(all, compiled));

        assertThat(share(all, outcome -> outcome.refused.isEmpty() ? 1 : 0, outcome -> 1))
                .isGreaterThanOrEqualTo(0.99);
        assertThat(share(all, outcome -> outcome.generatedOperations, outcome -> outcome.operations))
                .isGreaterThanOrEqualTo(0.98);
        assertThat(share(all, outcome -> outcome.typedSchemas, outcome -> outcome.schemas))
                .isGreaterThanOrEqualTo(0.99);
        assertThat(compiled)
                .allSatisfy(
                        outcome -> assertThat(outcome.failures).as(outcome.name).isEmpty());
    }

    private static double share(
            List<Outcome> all,
            java.util.function.ToLongFunction<Outcome> part,
            java.util.function.ToLongFunction<Outcome> whole) {
        return (double) all.stream().mapToLong(part).sum()
                / all.stream().mapToLong(whole).sum();
    }

    static List<Outcome> outcomes(OpenApiDirectory directory, Collection<Path> documents, Collection<Path> compiled)
            throws Exception {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<Outcome>> running = new ArrayList<>();
            for (Path document : documents) {
                running.add(threads.submit(() -> outcome(directory, document, compiled.contains(document))));
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> outcome : running) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Outcome outcome(OpenApiDirectory directory, Path document, boolean compile) throws IOException {
        Outcome outcome = new Outcome(document, directory.name(document));
        GeneratedDocument generated = outcome.generate();
        if (generated != null && compile) {
            outcome.compile(generated, SEED);
        } else if (generated != null && outcome.size < OpenApiDirectory.LARGE) {
            outcome.write(generated);
        }
        return outcome;
    }
}
