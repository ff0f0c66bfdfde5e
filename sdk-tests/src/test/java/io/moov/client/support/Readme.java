package io.moov.client.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The README as a test sees it. */
public final class Readme {
    private static final Pattern VERSION = Pattern.compile("<artifactId>sdk-parent</artifactId>\\s*<version>([^<]+)");

    private Readme() {}

    /** The whole text. */
    public static String text() {
        return read("README.md");
    }

    /** The code blocks of a language. */
    public static List<String> blocks(String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(text())
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    /** The first table of a section: its first column to its second, without the marks of code. */
    public static Map<String, String> table(String section) {
        String rest = text().substring(text().indexOf("\n## " + section + "\n"));
        return rest.lines()
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> line.replace("`", "").split("\\s*\\|\\s*"))
                .collect(Collectors.toMap(cells -> cells[1], cells -> cells[2]));
    }

    /** The version of this SDK, as the build has it. */
    public static String version() {
        Matcher matcher = VERSION.matcher(read("pom.xml"));
        if (!matcher.find()) {
            throw new AssertionError("pom.xml has no version");
        }
        return matcher.group(1);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(System.getProperty("repository.root"), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
