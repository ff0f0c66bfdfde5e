package io.moov.client.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.support.MavenRun;
import io.moov.client.support.Readme;
import io.moov.client.testing.MoovSandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that R8 makes small, in full mode, with no rule of its own for the SDK and no optional library. */
@Tag("slow")
final class ShrinkingIT {
    @Test
    void callsRefusalsAndTokenSourcesWork(@TempDir Path folder) throws IOException {
        Consumer.copy("r8", folder);
        try (MoovSandbox sandbox = MoovSandbox.start()) {
            Map<String, String> environment = Map.of(
                    "MOOV_BASE_URL", sandbox.baseUrl(),
                    "MOOV_PUBLIC_KEY", sandbox.publicKey(),
                    "MOOV_SECRET_KEY", sandbox.secretKey());

            MavenRun run = MavenRun.in(folder, environment, List.of("-Dmoov.version=" + Readme.version(), "package"))
                    .succeeded();

            assertThat(run.output())
                    .contains(
                            "scope=/accounts.read expires=true",
                            "refused=422 Optional[",
                            "source=/accounts.read",
                            "revoked")
                    .doesNotContain("Missing class");
            assertThat(sandbox.violations()).isEmpty();
        }
    }
}
