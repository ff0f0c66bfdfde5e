package io.moov.openapi.check;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Finds what the templates say they cannot render, and the spots of the document that it comes from. */
public final class FindUnsupported {
    private static final String MARK = "UNSUPPORTED: ";
    private static final Pattern SCHEMA = Pattern.compile("(?: in property (.+))? at components\\.schemas\\.(\\S+)$");
    private static final Pattern OPERATION = Pattern.compile(" at ([A-Z]+) (/\\S*)$");

    private FindUnsupported() {}

    /**
     * Prints one line for each, and nothing if there are none.
     *
     * @param args the document's path, the name by which to print it, and the folder of the generated sources
     * @throws IOException if a file cannot be read
     */
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Set<String> found = find(Path.of(args[2]));
        if (!found.isEmpty()) {
            Node root = YamlFile.read(Path.of(args[0]), new Problems()).orElseThrow();
            Problems problems = new Problems();
            found.forEach(text -> problems.add(
                    place(root, text).orElse(root), text + " cannot be rendered; change it, or openapi/templates"));
            problems.sorted().forEach(problem -> out.println(problem.in(args[1])));
        }
    }

    private static Set<String> find(Path folder) throws IOException {
        List<Path> sources;
        try (Stream<Path> files = Files.walk(folder)) {
            sources = files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
        Set<String> found = new LinkedHashSet<>();
        for (Path source : sources) {
            for (String line : Files.readAllLines(source)) {
                int mark = line.indexOf(MARK);
                if (mark >= 0) {
                    found.add(line.substring(mark + MARK.length()).strip());
                }
            }
        }
        return found;
    }

    private static Optional<Node> place(Node root, String text) {
        Matcher schema = SCHEMA.matcher(text);
        if (schema.find()) {
            return entry(root, "components", "schemas", schema.group(2)).map(entry -> property(entry, schema.group(1)));
        }
        Matcher operation = OPERATION.matcher(text);
        if (operation.find()) {
            return entry(root, "paths", operation.group(2), operation.group(1).toLowerCase(Locale.ROOT))
                    .map(NodeTuple::getKeyNode);
        }
        return Optional.empty();
    }

    /** The name of a property where a schema or a part of it declares it, or else the schema's name. */
    private static Node property(NodeTuple schema, String name) {
        return declarations(schema.getValueNode())
                .filter(property -> Yaml.text(property.getKeyNode()).equals(name))
                .findFirst()
                .orElse(schema)
                .getKeyNode();
    }

    private static Stream<NodeTuple> declarations(Node schema) {
        return Stream.concat(
                Yaml.entries(schema, "properties").stream(),
                Yaml.items(schema, "allOf").stream().flatMap(FindUnsupported::declarations));
    }

    private static Optional<NodeTuple> entry(Node root, String... keys) {
        Optional<NodeTuple> found = Optional.empty();
        Node node = root;
        for (String key : keys) {
            found = Yaml.entries(node).stream()
                    .filter(entry -> Yaml.text(entry.getKeyNode()).equals(key))
                    .findFirst();
            if (found.isEmpty()) {
                return found;
            }
            node = found.get().getValueNode();
        }
        return found;
    }
}
