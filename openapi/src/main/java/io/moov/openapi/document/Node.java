package io.moov.openapi.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a document and its place. What is not there is {@link #NONE}, so that lookups can be chained. */
public final class Node {
    /** What a node is, and a word for it. */
    public enum Type {
        MAPPING("a mapping"),
        SEQUENCE("a list"),
        STRING("a text"),
        INTEGER("a number"),
        NUMBER("a number"),
        BOOLEAN("true or false"),
        NULL("nothing"),
        NONE("nothing");

        private final String words;

        Type(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** The place of a node or of its key; lines and columns count from 1. */
    public record Place(int line, int column) {}

    public static final Node NONE = new Node(Type.NONE, "", null, 1, 1);

    private final Type type;
    private final String text;
    private final SourceFile file;
    private final int line;
    private final int column;
    private Map<String, Node> members = Map.of();
    private List<Node> elements = List.of();
    private Node parent = null;
    private String key = "";
    private int keyLine;
    private int keyColumn;

    Node(Type type, String text, SourceFile file, int line, int column) {
        this.type = type;
        this.text = text;
        this.file = file;
        this.line = line;
        this.column = column;
        this.keyLine = line;
        this.keyColumn = column;
    }

    /** Adds a member, unless there is one of that name. A node that stands at several places has the first as its own. */
    boolean put(String name, Node value, Place keyPlace) {
        if (members.isEmpty()) {
            members = new LinkedHashMap<>(8);
        }
        value.adopt(this, name, keyPlace);
        return members.putIfAbsent(name, value) == null;
    }

    void add(Node element) {
        if (elements.isEmpty()) {
            elements = new ArrayList<>(4);
        }
        element.adopt(this, Integer.toString(elements.size()), null);
        elements.add(element);
    }

    private void adopt(Node newParent, String newKey, Place keyPlace) {
        if (parent == null) {
            parent = newParent;
            key = newKey;
            if (keyPlace != null) {
                keyLine = keyPlace.line();
                keyColumn = keyPlace.column();
            }
        }
    }

    public Type type() {
        return type;
    }

    /** The text of a scalar, or an empty string. */
    public String text() {
        return text;
    }

    /** The text of a member that is a scalar, or an empty string. */
    public String text(String name) {
        return get(name).text;
    }

    public Node get(String name) {
        return members.getOrDefault(name, NONE);
    }

    public boolean has(String name) {
        return members.containsKey(name);
    }

    public Collection<String> names() {
        return members.keySet();
    }

    public Map<String, Node> members() {
        return members;
    }

    public List<Node> elements() {
        return elements;
    }

    public boolean isNone() {
        return type == Type.NONE;
    }

    public boolean isMapping() {
        return type == Type.MAPPING;
    }

    public boolean isScalar() {
        return type != Type.MAPPING && type != Type.SEQUENCE && type != Type.NONE;
    }

    public boolean isTrue() {
        return type == Type.BOOLEAN && text.equalsIgnoreCase("true");
    }

    public boolean isTrue(String name) {
        return get(name).isTrue();
    }

    public boolean isFalse() {
        return type == Type.BOOLEAN && !isTrue();
    }

    /** The name or index under which the parent has this node. */
    public String key() {
        return key;
    }

    public Node parent() {
        return parent == null ? NONE : parent;
    }

    public SourceFile file() {
        return file;
    }

    public Place place() {
        return new Place(line, column);
    }

    public Place keyPlace() {
        return new Place(keyLine, keyColumn);
    }

    /** The JSON Pointer from the root of the file (RFC 6901). */
    public String pointer() {
        Deque<String> steps = new ArrayDeque<>();
        for (Node node = this; node.parent != null; node = node.parent) {
            steps.push(pointerStep(node.key));
        }
        return steps.isEmpty() ? "" : "/" + String.join("/", steps);
    }

    /** A key as a JSON Pointer has it (RFC 6901, section 3). */
    static String pointerStep(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    /** The node that a JSON Pointer leads to from here, or {@link #NONE}. */
    public Node at(String pointer) {
        Node node = this;
        for (String step :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            node = node.step(step.replace("~1", "/").replace("~0", "~"));
        }
        return node;
    }

    private Node step(String step) {
        if (type == Type.SEQUENCE) {
            int index = step.matches("\\d{1,9}") ? Integer.parseInt(step) : -1;
            return index >= 0 && index < elements.size() ? elements.get(index) : NONE;
        }
        return get(step);
    }

    @Override
    public String toString() {
        return "#" + pointer();
    }
}
