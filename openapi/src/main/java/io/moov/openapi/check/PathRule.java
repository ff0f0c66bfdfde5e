package io.moov.openapi.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Paths are well-formed and distinct, and their parameters are those that are declared. */
final class PathRule implements Rule {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]+)}");
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    @Override
    public void check(Document document, Problems problems) {
        List<NodeTuple> paths = Yaml.entries(document.root(), "paths");
        if (paths.isEmpty()) {
            problems.add(
                    Yaml.get(document.root(), "paths").orElse(document.root()),
                    "there are no paths; declare at least one operation");
        }
        Map<String, String> byForm = new HashMap<>();
        for (NodeTuple entry : paths) {
            String path = Yaml.text(entry.getKeyNode());
            if (path.startsWith("x-")) {
                continue;
            }
            checkForm(path, entry.getKeyNode(), problems);
            String same = byForm.put(PARAMETER.matcher(path).replaceAll("{}"), path);
            if (same != null) {
                problems.add(
                        entry.getKeyNode(),
                        "path " + path + " is the same as " + same + " but for names; merge the two");
            }
            checkParameters(document, path, entry, problems);
        }
    }

    private static void checkForm(String path, Node key, Problems problems) {
        if (!path.startsWith("/")) {
            problems.add(key, "path '" + path + "' does not begin with a slash; write /" + path);
        }
        String rest = PARAMETER.matcher(path).replaceAll("");
        if (rest.contains("{") || rest.contains("}")) {
            problems.add(key, "path " + path + " has a brace without its partner; write {name}");
        }
        if (path.contains("#")) {
            problems.add(key, "no server sees what stands after '#' in path " + path + "; leave it out");
        }
        if (Arrays.stream(path.split("[/?]")).anyMatch(step -> step.equals(".") || step.equals(".."))) {
            problems.add(key, "path " + path + " has a step that leads to another path; write that one");
        }
        List<String> names = names(path);
        if (new HashSet<>(names).size() < names.size()) {
            problems.add(key, "path " + path + " has a parameter twice; give each its own name");
        }
    }

    private static void checkParameters(Document document, String path, NodeTuple entry, Problems problems) {
        String pointer = "#/paths/" + path.replace("~", "~0").replace("/", "~1");
        List<Located> shared = parameters(document, pointer);
        for (NodeTuple operation : Yaml.entries(entry.getValueNode())) {
            String method = Yaml.text(operation.getKeyNode());
            if (!METHODS.contains(method)) {
                continue;
            }
            Map<String, Located> declared = new HashMap<>();
            shared.forEach(parameter -> declare(document, parameter, declared, problems, false));
            parameters(document, pointer + "/" + method)
                    .forEach(parameter -> declare(document, parameter, declared, problems, true));
            for (String name : names(path)) {
                if (!declared.containsKey("path " + name)) {
                    problems.add(
                            operation.getKeyNode(),
                            method + " " + path + " does not declare the path parameter '" + name
                                    + "'; add a parameter with in: path and that name");
                }
            }
            declared.forEach((key, parameter) -> {
                if (key.startsWith("path ") && !names(path).contains(key.substring(5))) {
                    problems.add(
                            parameter.node(),
                            "parameter '" + key.substring(5) + "' is in: path, but " + path + " has no {"
                                    + key.substring(5) + "}; add it to the path or take it away");
                }
            });
        }
    }

    private static List<Located> parameters(Document document, String pointer) {
        List<Located> parameters = new ArrayList<>();
        for (int i = 0; ; i++) {
            var parameter = document.at(pointer + "/parameters/" + i);
            if (parameter.isEmpty()) {
                return parameters;
            }
            parameters.add(parameter.get());
        }
    }

    private static void declare(
            Document document, Located parameter, Map<String, Located> declared, Problems problems, boolean own) {
        document.resolve(parameter).ifPresent(resolved -> {
            String key = Yaml.text(resolved.node(), "in") + " " + Yaml.text(resolved.node(), "name");
            Located before = declared.put(key, parameter);
            boolean sameList = before != null
                    && before.path()
                            .substring(0, before.path().lastIndexOf('/'))
                            .equals(parameter
                                    .path()
                                    .substring(0, parameter.path().lastIndexOf('/')));
            if (sameList) {
                problems.add(
                        parameter.node(), "the " + key.replace(" ", " parameter '") + "' is declared twice; keep one");
            }
        });
    }

    private static List<String> names(String path) {
        Matcher matcher = PARAMETER.matcher(path);
        return matcher.results().map(result -> result.group(1)).toList();
    }
}
