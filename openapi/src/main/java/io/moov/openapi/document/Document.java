package io.moov.openapi.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** An OpenAPI document, and the files of its folder that it refers to. */
public final class Document {
    private static final Pattern VERSION = Pattern.compile("3\\.([01])\\.\\d+(-.+)?");

    private final Diagnostics diagnostics;
    private final Path folder;
    private final Map<Path, SourceFile> files = new HashMap<>();
    private final Map<Node, Node> targets = new HashMap<>();
    private final SourceFile main;

    private Document(Path path, String name, Diagnostics diagnostics) {
        Path file = path.toAbsolutePath().normalize();
        this.diagnostics = diagnostics;
        this.folder = file.getParent();
        this.main = new SourceFile(file, name);
        files.put(file, main);
    }

    /**
     * Reads a document. Whether it can be used is what the diagnostics say.
     *
     * @param path the file
     * @param name the name by which messages call it
     * @param diagnostics what takes problems
     * @return the document, whose root is {@link Node#NONE} if it is not one
     * @throws IOException if the file cannot be read
     */
    public static Document read(Path path, String name, Diagnostics diagnostics) throws IOException {
        Document document = new Document(path, name, diagnostics);
        if (!Files.isRegularFile(path)) {
            diagnostics.error(
                    document.main, 1, 1, "there is no such file; correct the name, or put the document there");
            return document;
        }
        Node root = YamlReader.read(document.main, Files.readAllBytes(path), diagnostics);
        if (!root.isNone() && document.isOpenApi(root)) {
            document.main.setRoot(root);
        }
        return document;
    }

    private boolean isOpenApi(Node root) {
        if (!root.isMapping()) {
            diagnostics.error(
                    root, "here stands " + root.type().words() + " where the document (a mapping) belongs; correct it");
            return false;
        }
        if (root.has("swagger")) {
            diagnostics.error(
                    root.get("swagger"),
                    "Swagger 2.0 is not supported; convert it to OpenAPI 3, for"
                            + " example with 'npx swagger2openapi'");
            return false;
        }
        if (!root.has("openapi")) {
            diagnostics.error(root, "the document lacks 'openapi'; say which version it is, 3.0.x or 3.1.x");
            return false;
        }
        Node version = root.get("openapi");
        if (!VERSION.matcher(version.text()).matches()) {
            diagnostics.error(version, "OpenAPI " + version.text() + " is not supported; use 3.0.x or 3.1.x");
            return false;
        }
        return true;
    }

    /** Reports what is wrong by the published schema, and by rules that no schema can say. */
    public void check() {
        new DocumentRules(this).check();
        new SchemaRules(this).check();
        new StructureCheck(this).check();
    }

    public Node root() {
        return main.root();
    }

    public Diagnostics diagnostics() {
        return diagnostics;
    }

    /** Whether schemas are those of JSON Schema 2020-12, and not the dialect of OpenAPI 3.0. */
    public boolean isVersion31() {
        return root().text("openapi").startsWith("3.1");
    }

    /** Follows {@code $ref} to what is none; {@link Node#NONE} if one leads nowhere, which is reported. */
    public Node resolve(Node node) {
        Node current = node;
        Set<Node> seen = new HashSet<>();
        while (isReference(current)) {
            if (!seen.add(current)) {
                diagnostics.error(node.get("$ref"), "this reference leads in a circle; let it lead to something");
                return Node.NONE;
            }
            current = target(current);
        }
        return current;
    }

    public static boolean isReference(Node node) {
        return node.get("$ref").type() == Node.Type.STRING;
    }

    /** What a node's {@code $ref} leads to, which may be a reference too. */
    public Node target(Node node) {
        Node known = targets.get(node);
        if (known == null) {
            known = find(node.get("$ref"));
            targets.put(node, known);
        }
        return known;
    }

    private Node find(Node reference) {
        String text = reference.text();
        int hash = text.indexOf('#');
        String location = decode(hash < 0 ? text : text.substring(0, hash));
        String fragment = decode(hash < 0 ? "" : text.substring(hash + 1));
        if (text.isEmpty() || location.contains("://") || location.startsWith("//")) {
            diagnostics.error(
                    reference,
                    "$ref '" + text + "' leads out of the document's folder; nothing is fetched: put a copy beside the"
                            + " document and refer to it");
            return Node.NONE;
        }
        SourceFile file = location.isEmpty() ? reference.file() : file(location, reference);
        if (file == null || file.root().isNone()) {
            return Node.NONE;
        }
        Node target =
                fragment.isEmpty() || fragment.startsWith("/") ? file.root().at(fragment) : anchor(fragment, file);
        if (target.isNone()) {
            diagnostics.error(reference, "$ref '" + text + "' leads nowhere; " + suggestion(fragment, file));
        }
        return target;
    }

    private Node anchor(String name, SourceFile file) {
        for (Node schema : file.root().at("/components/schemas").members().values()) {
            if (schema.text("$anchor").equals(name) || schema.text("$id").equals("#" + name)) {
                return schema;
            }
        }
        return Node.NONE;
    }

    private SourceFile file(String location, Node reference) {
        Path path = reference.file().path().resolveSibling(location).normalize();
        if (!path.startsWith(folder)) {
            diagnostics.error(
                    reference,
                    "$ref '" + reference.text() + "' leads out of the document's folder; put a copy into it");
            return null;
        }
        if (!Files.isRegularFile(path)) {
            diagnostics.error(
                    reference, "$ref '" + reference.text() + "' leads to a file that is not there; correct the name");
            return null;
        }
        return files.computeIfAbsent(path, this::readPart);
    }

    private SourceFile readPart(Path path) {
        SourceFile file = new SourceFile(path, folder.relativize(path).toString());
        try {
            file.setRoot(YamlReader.read(file, Files.readAllBytes(path), diagnostics));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static String suggestion(String pointer, SourceFile file) {
        int slash = pointer.lastIndexOf('/');
        Node siblings = slash < 0 ? Node.NONE : file.root().at(pointer.substring(0, slash));
        return siblings.isMapping()
                ? Spelling.didYouMean(pointer.substring(slash + 1), siblings.names())
                : "refer to a component, as in '#/components/schemas/Name'";
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
