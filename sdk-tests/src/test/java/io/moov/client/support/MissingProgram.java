package io.moov.client.support;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** Skips a test that needs a program which this machine does not have. {@link SkippedTests} counts such tests. */
public final class MissingProgram extends TestAbortedException {
    private static final long serialVersionUID = 1;

    private final String program;

    private MissingProgram(String program) {
        super(messageFor(program));
        this.program = program;
    }

    String program() {
        return program;
    }

    /** Skips the test if there is no such program on the path; where all programs are required, it fails instead. */
    public static void skipWithout(String program) {
        if (!isOnPath(program)) {
            failIfRequired(program);
            throw new MissingProgram(program);
        }
    }

    private static void failIfRequired(String program) {
        if (System.getenv("CI") != null || System.getenv("PROGRAMS_REQUIRED") != null) {
            throw new AssertionError(messageFor(program));
        }
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static String messageFor(String program) {
        return program + " is not installed; .ci/run installs it, 'apt-get install " + program + "' does too";
    }
}
