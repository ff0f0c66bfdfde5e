package io.moov.client.support;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;
import org.opentest4j.TestAbortedException;

/** Skips a test that needs a program which this machine does not have. {@link SkippedTests} counts such tests. */
public final class MissingProgram extends TestAbortedException {
    /** The key of a report entry that says which program a test did without. */
    static final String ENTRY = "missing program";

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

    /** Reports that a test leaves out a part for want of a program; where all programs are required, it fails instead. */
    public static void leaveOutPart(String program, TestReporter reporter) {
        failIfRequired(program);
        reporter.publishEntry(ENTRY, program);
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
