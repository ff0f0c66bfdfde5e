package io.moov.openapi.check;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Refuses a document that cannot be generated faithfully, naming each spot: the generator itself passes over most
 * mistakes in silence and leaves the part out.
 */
public final class CheckDocument {
    private static final Pattern VERSION = Pattern.compile("3\\.([01])\\.\\d+");

    private static final List<Rule> RULES = List.of(
            new ComponentNameRule(),
            new ReferenceRule(),
            new AllOfRule(),
            new PathRule(),
            new ParameterRule(),
            new OperationRule(),
            new ResponseRule(),
            new SecurityRule(),
            new ServerRule(),
            new SchemaRule(),
            new ValueRule(),
            new BoundsRule(),
            new RequiredRule(),
            new DiscriminatorRule(),
            new ClassNameRule(),
            new PropertyNameRule(),
            new ExtensionRule(),
            new BodyMarkRule(),
            new LossRule(),
            new UnsupportedRule());

    private CheckDocument() {}

    /**
     * Prints one line for each problem, and nothing if there are none.
     *
     * @param args the document's path, and the name by which to print it
     * @throws IOException if the document cannot be read
     */
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        String name = args.length > 1 ? args[1] : args[0];
        problems(Path.of(args[0]), name).forEach(out::println);
    }

    /**
     * Checks a document.
     *
     * @param file the document
     * @param name the name by which to call it
     * @return one line for each problem, in the document's order
     * @throws IOException if the document cannot be read
     */
    public static List<String> problems(Path file, String name) throws IOException {
        if (!Files.isRegularFile(file)) {
            return List.of(name + ":1:1: there is no such file; correct the name, or put the document there");
        }
        return check(file).stream().map(problem -> problem.in(name)).toList();
    }

    static Collection<Problem> check(Path file) throws IOException {
        Problems problems = new Problems();
        Optional<Node> root = YamlFile.read(file, problems);
        if (root.isPresent() && isOpenApi(root.get(), problems)) {
            boolean version31 = Yaml.text(root.get(), "openapi").startsWith("3.1");
            List<Located> objects = new Walk(version31, problems).objects(root.get());
            Document document = new Document(root.get(), version31, objects);
            RULES.forEach(rule -> rule.check(document, problems));
        }
        return problems.sorted();
    }

    private static boolean isOpenApi(Node root, Problems problems) {
        if (!(root instanceof MappingNode)) {
            problems.add(
                    root, "here stands " + Yaml.kind(root) + " where the document (a mapping) belongs; correct it");
            return false;
        }
        Optional<Node> version = Yaml.get(root, "openapi");
        if (version.isEmpty()) {
            problems.add(root, "the document lacks 'openapi'; say which version it is, 3.0.x or 3.1.x");
            return false;
        }
        if (!VERSION.matcher(Yaml.text(version.get())).matches()) {
            problems.add(
                    version.get(), "OpenAPI " + Yaml.text(version.get()) + " is not supported; use 3.0.x or 3.1.x");
            return false;
        }
        return true;
    }
}
