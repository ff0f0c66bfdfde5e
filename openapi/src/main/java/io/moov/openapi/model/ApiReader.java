package io.moov.openapi.model;

import io.moov.openapi.document.Diagnostics;
import io.moov.openapi.document.Document;
import io.moov.openapi.document.Node;
import io.moov.openapi.model.Api.Interface;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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

    private void leaveOut(Node node, String reason, String message) {
        leftOut.merge(reason, 1, Integer::sum);
        diagnostics.warn(node, message);
    }

    /** The tags of operations in the order of the document; an interface has each. */
    private List<String> tags() {
        List<String> tags = new ArrayList<>();
        document.root().get("tags").elements().forEach(tag -> tags.add(tag.text("name")));
        Set<String> used = new LinkedHashSet<>();
        for (Node path : document.root().get("paths").members().values()) {
            Node item = Document.isReference(path) ? document.resolve(path) : path;
            METHODS.forEach(method -> {
                if (item.has(method)) {
                    used.add(tag(item.get(method)));
                }
            });
        }
        tags.retainAll(used);
        used.stream().filter(tag -> !tags.contains(tag)).forEach(tags::add);
        return tags;
    }

    private static String tag(Node operation) {
        List<Node> tags = operation.get("tags").elements();
        return tags.isEmpty() ? "" : tags.get(0).text();
    }

    private void addInterface(String tag) {
        String type = JavaNames.type(tag);
        String className = names.claim((type.isEmpty() ? "Default" : type) + "Api");
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
            diagnostics.warnAtKey(operation, made + ", and becomes " + wanted + "; add one");
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
