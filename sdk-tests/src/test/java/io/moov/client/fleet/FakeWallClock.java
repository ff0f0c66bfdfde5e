package io.moov.client.fleet;

import io.moov.client.support.MissingProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The wall clock of one process, which jumps (Debian's libfaketime); its monotonic clock is left alone. */
final class FakeWallClock {
    private final Path library;
    private final Path offset;

    private FakeWallClock(Path library, Path offset) {
        this.library = library;
        this.offset = offset;
    }

    /** Without the program, whose library it is, the test is skipped; in CI it fails. */
    static FakeWallClock create() throws IOException {
        MissingProgram.skipWithout("faketime");
        FakeWallClock clock = new FakeWallClock(find().orElseThrow(), Files.createTempFile("offset", ".txt"));
        clock.jump(Duration.ZERO);
        return clock;
    }

    private static Optional<Path> find() throws IOException {
        Path libraries = Path.of("/usr/lib");
        if (!Files.isDirectory(libraries)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(libraries)) {
            return folders.map(folder -> folder.resolve("faketime/libfaketimeMT.so.1"))
                    .filter(Files::exists)
                    .findFirst();
        }
    }

    Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD", library.toString(),
                "FAKETIME_TIMESTAMP_FILE", offset.toString(),
                "FAKETIME_CACHE_DURATION", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                // Its remedy for an old C library takes the JVM's timed waits for waits by the wall clock.
                "FAKETIME_FORCE_MONOTONIC_FIX", "0");
    }

    /** Sets the clock to so far from the true time. */
    void jump(Duration offsetFromTruth) throws IOException {
        Files.writeString(offset, (offsetFromTruth.isNegative() ? "" : "+") + offsetFromTruth.toSeconds() + "\n");
    }
}
