package io.moov.openapi.model;

import io.moov.openapi.document.Diagnostics;
import io.moov.openapi.document.Document;
import io.moov.openapi.document.Node;
import io.moov.openapi.model.Api.Interface;
import io.moov.openapi.model.JavaType.ClassOf;
import io.moov.openapi.model.Model.ObjectModel;
import io.moov.openapi.model.Operation.FormBody;
import io.moov.openapi.model.Operation.JsonBody;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads what a document means. What cannot be made is left out, and named. */
public final class ApiReader {
    private static final List<String> METHODS =
            List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final Document document;
    private final Diagnostics diagnostics;
    private final ClassNames names;
    private final SchemaTypes types;
    private final Map<String, Integer> leftOut = new TreeMap<>();
    private final Map<String, Interface> interfaces = new LinkedHashMap<>();
    private final Set<String> methods = new HashSet<>();
    private final OperationReader operations;

    private ApiReader(Document document, Set<String> runtimeNames) {
        this.document = document;
        this.diagnostics = document.diagnostics();
        this.names = new ClassNames(runtimeNames);
        tags().forEach(this::addInterface);
        this.types = new SchemaTypes(new Schemas(document), names);
        this.operations = new OperationReader(types, this::leaveOut);
    }

    /** @param runtimeNames the simple names of the classes that are put beside the generated ones */
    public static Api read(Document document, Set<String> runtimeNames) {
        return new ApiReader(document, runtimeNames).read();
    }

    private Api read() {
        document.root().get("paths").members().forEach(this::addPath);
        types.finish();
        warnOfLostMarks();
        Node info = document.root().get("info");
        interfaces.values().removeIf(each -> each.operations().isEmpty());
        return new Api(
                types.schemas(),
                info.text("title"),
                info.text("version"),
                serverUrl(document.root().get("servers")),
                List.copyOf(interfaces.values()),
                types.models(),
                leftOut,
                types.plainJson());
    }

    /** What is marked reaches the core through the class of a JSON body, and in no other way. */
    private void warnOfLostMarks() {
        Set<Model> bodies = new HashSet<>();
        Set<Model> forms = new HashSet<>();
        interfaces
                .values()
                .forEach(each -> each.operations()
                        .forEach(operation -> operation.requests.forEach(request -> {
                            if (request.body() instanceof JsonBody json
                                    && json.use().type() instanceof ClassOf body) {
                                bodies.add(body.model());
                            } else if (request.body() instanceof FormBody form
                                    && form.use().type() instanceof ClassOf body) {
                                forms.add(body.model());
                            }
                        })));
        for (Model model : types.models()) {
            if (model instanceof ObjectModel object
                    && object.isMarked()
                    && (forms.contains(model) || !bodies.contains(model))) {
                for (Property property : object.properties) {
                    if (property.credential || property.singleUse) {
                        String mark = property.credential ? "x-credential" : "x-single-use";
                        diagnostics.warnAtKey(
                                property.source.get(mark).isNone() ? property.source : property.source.get(mark),
                                "'" + mark + "' is lost, as "
                                        + (forms.contains(model)
                                                ? "an operation has this property in a form"
                                                : "no operation has this property in its JSON body")
                                        + "; take it away");
                    }
                }
            }
        }
    }

    private void leaveOut(Node node, String reason, String message) {
        leftOut.merge(reason, 1, Integer::sum);
        diagnostics.warn(node, message);
    }

    /** The tags of operations in the order of the document, and where each stands; an interface has each. */
    private Map<String, Node> tags() {
        Map<String, Node> used = new LinkedHashMap<>();
        for (Node path : document.root().get("paths").members().values()) {
            Node item = Document.isReference(path) ? document.resolve(path) : path;
            METHODS.forEach(method -> {
                if (item.has(method)) {
                    Node tags = item.get(method).get("tags");
                    used.putIfAbsent(tag(item.get(method)), tags.isNone() ? item.get(method) : tags);
                }
            });
        }
        Map<String, Node> sorted = new LinkedHashMap<>();
        for (Node declared : document.root().get("tags").elements()) {
            if (used.containsKey(declared.text("name"))) {
                sorted.put(declared.text("name"), used.get(declared.text("name")));
            }
        }
        used.forEach(sorted::putIfAbsent);
        return sorted;
    }

    private static String tag(Node operation) {
        List<Node> tags = operation.get("tags").elements();
        return tags.isEmpty() ? "" : tags.get(0).text();
    }

    private void addInterface(String tag, Node place) {
        String type = JavaNames.type(tag);
        String wanted = (type.isEmpty() ? "Default" : type) + "Api";
        String className = names.claim(wanted);
        if (type.isEmpty() && !tag.isEmpty()) {
            diagnostics.warn(place, "tag '" + tag + "' makes no Java name, and becomes " + className + "; rename it");
        } else if (!className.equals(wanted)) {
            String other = interfaces.values().stream()
                    .filter(each -> each.className().equalsIgnoreCase(wanted))
                    .findFirst()
                    .map(each -> "the same Java name as tag '" + each.tag() + "'")
                    .orElse("a Java name that is taken");
            diagnostics.warn(
                    place, "tag '" + tag + "' makes " + other + ", and becomes " + className + "; rename one of them");
        }
        String description = "";
        for (Node declared : document.root().get("tags").elements()) {
            if (declared.text("name").equals(tag)) {
                description = declared.text("description");
            }
        }
        interfaces.put(tag, new Interface(className, tag, description, new ArrayList<>()));
    }

    private void addPath(String path, Node declared) {
        Node item = Document.isReference(declared) ? document.resolve(declared) : declared;
        if (path.startsWith("x-")) {
            return;
        }
        if (item.has("servers")) {
            leaveOut(
                    item.get("servers"),
                    "servers of a path",
                    "servers of a path are not called; call them with a client of their own");
        }
        for (String method : METHODS) {
            Node operation = item.get(method);
            if (operation.isMapping()) {
                addOperation(path, item, method, operation);
            }
        }
    }

    private void addOperation(String path, Node item, String method, Node operation) {
        if (operation.has("servers")) {
            leaveOut(
                    operation.get("servers"),
                    "servers of an operation",
                    "servers of an operation are not called; call them with a client of their own");
        }
        String name = methodName(path, method, operation);
        operations
                .read(path, item, method, operation, name)
                .ifPresent(interfaces.get(tag(operation)).operations()::add);
    }

    private String methodName(String path, String method, Node operation) {
        String id = operation.text("operationId");
        String wanted = JavaNames.method(id);
        if (wanted.isEmpty()) {
            wanted = JavaNames.method(method + " " + path.replaceAll("#.*", "").replaceAll("[{}]", " "));
            String made = id.isEmpty() ? "the operation lacks 'operationId'" : "'" + id + "' makes no Java name";
            diagnostics.warn(
                    operation.has("operationId") ? operation.get("operationId") : operation,
                    made + ", and becomes " + wanted + "; add one");
        }
        String name = wanted;
        for (int i = 2; !methods.add(name); i++) {
            name = wanted + i;
        }
        if (!name.equals(wanted)) {
            Node place = operation.has("operationId") ? operation.get("operationId") : operation;
            diagnostics.warn(place, "'" + wanted + "' is taken, and the operation becomes " + name + "; rename it");
        }
        return name;
    }

    private static String serverUrl(Node servers) {
        if (servers.elements().isEmpty()) {
            return "";
        }
        Node server = servers.elements().get(0);
        String url = server.text("url");
        for (Map.Entry<String, Node> variable :
                server.get("variables").members().entrySet()) {
            url = url.replace("{" + variable.getKey() + "}", variable.getValue().text("default"));
        }
        return url;
    }
}
