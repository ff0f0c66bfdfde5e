package io.moov.client.regeneration;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.support.MavenRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second API, added word for word as openapi/ANOTHER-API.md says, is called through its facade. */
@Tag("slow")
final class AnotherApiIT {
    /** What to do with a code block, and the block. */
    private static final Pattern STEP = Pattern.compile(
            "(?:New file `(?<made>[^`]+)`|[Ii]n `(?<edited>[^`]+)`, after `(?<after>[^`]+)`|Run)"
                    + "(?:(?!```).)*?:\n\n```\\w+\n(?<block>.*?)```",
            Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void theWalkThroughWorks() throws IOException {
        Workspace workspace = Workspace.copyTo(folder);
        workspace.add("sdk-core/src");
        workspace.add("sdk-tests/src/main");
        List<String> commands = new ArrayList<>();
        Matcher step = STEP.matcher(walkThrough());
        while (step.find()) {
            String block = step.group("block");
            if (step.group("made") != null) {
                Files.createDirectories(workspace.path(step.group("made")).getParent());
                workspace.write(step.group("made"), block);
            } else if (step.group("edited") != null) {
                workspace.insert(step.group("edited"), step.group("after"), block);
            } else {
                commands.add(block.strip());
            }
        }

        assertThat(commands).hasSize(1);
        run(workspace, commands.get(0)).succeeded();
        assertThat(workspace.read("sdk-tests/target/surefire-reports/io.moov.client.accounts.AccountsClientTest.txt"))
                .contains("Tests run: 2, Failures: 0, Errors: 0, Skipped: 0");
    }

    private static MavenRun run(Workspace workspace, String command) {
        String[] words = command.split(" ");
        assertThat(words[0]).isEqualTo("./mvnw");
        return MavenRun.in(
                workspace.path(""), List.of(words).subList(1, words.length).toArray(String[]::new));
    }

    private static String walkThrough() throws IOException {
        return Files.readString(MavenRun.repositoryRoot().resolve("openapi/ANOTHER-API.md"));
    }
}
