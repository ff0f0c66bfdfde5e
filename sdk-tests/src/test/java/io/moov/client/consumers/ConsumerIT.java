package io.moov.client.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.support.MavenRun;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Java application that takes the SDK from a repository, as users do. */
final class ConsumerIT {
    @Test
    void buildsAndRunsWithOneCopyOfEachClass(@TempDir Path folder) throws IOException {
        Consumer.copy("java", folder);

        MavenRun run = Consumer.build(folder, "test").succeeded();

        assertThat(run.output())
                .contains("scope=/accounts.read", "stored=true", "lettuce classes=0")
                .containsPattern("okhttp3 classes=[1-9][0-9]{2}")
                .doesNotContain("duplicate ");
    }
}
