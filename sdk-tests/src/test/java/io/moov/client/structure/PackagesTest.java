package io.moov.client.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.MoovClient;
import io.moov.client.auth.AuthenticationApi;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** Who depends on whom among the packages that ship, read off their compiled classes. */
class PackagesTest {
    private static final String GENERATED = "io.moov.client.auth";
    private static final String CALLS = "io.moov.client";
    private static final String TOKENS = "io.moov.client.token";
    private static final List<String> LIBRARIES = List.of(
            "com.squareup.moshi",
            "okhttp3",
            "okio",
            "retrofit2",
            "retrofit2.http",
            "org.jspecify.annotations",
            // In signatures of OkHttp's Call.
            "kotlin.jvm.functions",
            "kotlin.reflect");
    private static final String REDIS_CLIENT = "io.lettuce.core";

    /** A line of jdeps: a package or type, one that it depends on, and where that is. */
    private static final Pattern DEPENDENCY = Pattern.compile("(?m)^ +(\\S+) +-> (\\S+) +(\\S.*)$");

    private final Map<String, Set<String>> ours = new TreeMap<>();
    private final Map<String, Set<String>> libraries = new TreeMap<>();

    PackagesTest() throws URISyntaxException {
        dependencies("-verbose:package", "-filter:package").forEach(dependency -> {
            String from = dependency.group(1);
            String to = dependency.group(2);
            ours.computeIfAbsent(from, none -> new TreeSet<>());
            libraries.computeIfAbsent(from, none -> new TreeSet<>());
            if (to.startsWith("io.moov.")) {
                ours.get(from).add(to);
            } else if (dependency.group(3).equals("not found")) {
                libraries.get(from).add(to); // all but the JDK and what was given to jdeps
            }
        });
    }

    @Test
    void thereIsNoCycle() {
        assertThat(ours).containsKeys(GENERATED, CALLS, TOKENS);
        assertThat(ours.keySet())
                .allSatisfy(each -> assertThat(reachedFrom(each))
                        .as("what %s depends on", each)
                        .doesNotContain(each));
    }

    /** A reader follows a call from file to file, downwards and never back up. */
    @Test
    void thereIsNoCycleBetweenTheFilesOfCalls() throws URISyntaxException {
        assertNoCycle(filesOf(CALLS));
    }

    @Test
    void thereIsNoCycleBetweenTheFilesOfTokens() throws URISyntaxException {
        assertNoCycle(filesOf(TOKENS));
    }

    private static Map<String, Set<String>> filesOf(String ofPackage) throws URISyntaxException {
        String ofFile = ofPackage.replace(".", "\\.") + "\\.[A-Z]\\w*";
        Map<String, Set<String>> files = new TreeMap<>();
        dependencies("-verbose:class", "-filter:none").forEach(dependency -> {
            String from = fileOf(dependency.group(1));
            String to = fileOf(dependency.group(2));
            if (from.matches(ofFile) && to.matches(ofFile) && !from.equals(to)) {
                files.computeIfAbsent(from, none -> new TreeSet<>()).add(to);
            }
        });
        return files;
    }

    private static void assertNoCycle(Map<String, Set<String>> files) {
        assertThat(files).hasSizeGreaterThan(10);
        assertThat(files.keySet())
                .allSatisfy(each -> assertThat(reached(files, each))
                        .as("what %s depends on", each)
                        .doesNotContain(each));
    }

    private static String fileOf(String type) {
        return type.replaceFirst("\\$.*", "");
    }

    @Test
    void generatedCodeDependsOnNoOtherPackage() {
        assertThat(ours.get(GENERATED)).isEmpty();
    }

    @Test
    void callsKnowNothingOfTokens() {
        assertThat(reachedFrom(CALLS)).containsExactly(GENERATED);
    }

    @Test
    void libraryIsUsedOnlyIfItShipsToo() {
        assertThat(libraries)
                .allSatisfy((each, used) -> assertThat(used)
                        .as("libraries of %s", each)
                        .allMatch(library -> LIBRARIES.contains(library) || isAllowedToTokensOnly(each, library)));
    }

    private static boolean isAllowedToTokensOnly(String user, String library) {
        return user.startsWith(TOKENS) && library.startsWith(REDIS_CLIENT);
    }

    private Set<String> reachedFrom(String start) {
        return reached(ours, start);
    }

    private static Set<String> reached(Map<String, Set<String>> dependencies, String start) {
        Set<String> reached = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(dependencies.get(start));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (reached.add(next)) {
                open.addAll(dependencies.getOrDefault(next, Set.of()));
            }
        }
        return reached;
    }

    private static List<MatchResult> dependencies(String detail, String filter) throws URISyntaxException {
        StringWriter output = new StringWriter();
        PrintWriter printer = new PrintWriter(output);
        int status = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        printer,
                        printer,
                        detail,
                        filter,
                        place(MoovClient.class).toString(),
                        place(AuthenticationApi.class).toString());
        assertThat(status).as(output.toString()).isZero();
        return DEPENDENCY.matcher(output.toString()).results().toList();
    }

    /** The jar or the folder of the module that a class belongs to. */
    private static Path place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
