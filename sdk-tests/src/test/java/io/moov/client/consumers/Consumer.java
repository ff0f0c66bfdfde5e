package io.moov.client.consumers;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.moov.client.support.MavenRun;
import io.moov.client.support.Readme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An application that takes the SDK from a repository, as users do. */
final class Consumer {
    private static final Path CONSUMERS = MavenRun.repositoryRoot().resolve("sdk-tests/src/test/consumers");

    private Consumer() {}

    static void copy(String name, Path folder) throws IOException {
        Path source = CONSUMERS.resolve(name);
        try (var files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path target = folder.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, REPLACE_EXISTING);
                }
            }
        }
    }

    static MavenRun build(Path folder, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "-Dmoov.version=" + Readme.version();
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return MavenRun.in(folder, all);
    }
}
