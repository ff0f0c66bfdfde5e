package io.moov.openapi.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Goes through a document, checks that every keyword is known where it stands, and notes every object. */
final class Walk {
    private static final Map<String, String> INSTEAD = Map.of(
            "nullable", "write type: [..., 'null']",
            "const", "write an enum of one value",
            "examples", "write example",
            "$defs", "write components/schemas");

    private final boolean version31;
    private final Problems problems;
    private final List<Located> objects = new ArrayList<>();

    Walk(boolean version31, Problems problems) {
        this.version31 = version31;
        this.problems = problems;
    }

    List<Located> objects(Node root) {
        walk(root, Shape.of(Kind.DOCUMENT), "#");
        return objects;
    }

    private void walk(Node node, Shape shape, String path) {
        if (!fits(node, shape)) {
            problems.add(
                    node,
                    "here stands " + Yaml.kind(node) + " where " + describe(shape) + " belongs; "
                            + (shape == Shape.TEXT && node instanceof ScalarNode
                                    ? "write a text, in quotes"
                                    : "correct it"));
        } else if (shape == Shape.TEXT && PlainText.isMisread(node)) {
            problems.add(node, "the generator reads " + Yaml.text(node) + " as something else; put it in quotes");
        } else if (shape instanceof Shape.OfKind ofKind) {
            walkObject(node, ofKind.kind(), path);
        } else if (shape instanceof Shape.ListOf list) {
            int index = 0;
            for (Node item : Yaml.items(node)) {
                if (list.item() == Shape.TEXT && item instanceof ScalarNode && !Yaml.isText(item)) {
                    problems.add(item, "the generator drops " + Yaml.text(item) + ", no text, here; put it in quotes");
                } else {
                    walk(item, list.item(), path + "/" + index);
                }
                index++;
            }
        } else if (shape instanceof Shape.MapOf map) {
            for (NodeTuple entry : Yaml.entries(node)) {
                walk(entry.getValueNode(), map.value(), below(path, entry));
            }
        } else if (shape instanceof Shape.Either either) {
            walk(node, fits(node, either.one()) ? either.one() : either.other(), path);
        }
    }

    private void walkObject(Node node, Kind kind, String path) {
        objects.add(new Located(kind, node, path));
        switch (kind) {
            case PATHS -> walkEntries(node, Kind.PATH_ITEM, path);
            case CALLBACK -> {
                if (Yaml.has(node, "$ref")) {
                    walkKeywords(node, kind, path);
                } else {
                    walkEntries(node, Kind.PATH_ITEM, path);
                }
            }
            case RESPONSES -> walkEntries(node, Kind.RESPONSE, path);
            case SECURITY_REQUIREMENT -> walk(node, Shape.map(Shape.list(Shape.TEXT)), path);
            default -> walkKeywords(node, kind, path);
        }
    }

    private void walkEntries(Node node, Kind kind, String path) {
        for (NodeTuple entry : Yaml.entries(node)) {
            if (!Yaml.text(entry.getKeyNode()).startsWith("x-")) {
                walk(entry.getValueNode(), Shape.of(kind), below(path, entry));
            }
        }
    }

    private void walkKeywords(Node node, Kind kind, String path) {
        boolean reference = Yaml.has(node, "$ref") && !kind.components.isEmpty();
        for (NodeTuple entry : Yaml.entries(node)) {
            String name = Yaml.text(entry.getKeyNode());
            Optional<Keyword> keyword = kind.keyword(name).filter(known -> known.isIn(version31));
            if (reference && !mayStandBesideReference(kind, name)) {
                problems.add(
                        entry.getKeyNode(),
                        "'" + name + "' beside $ref is ignored" + (version31 ? "" : " in OpenAPI 3.0")
                                + "; move it into what is referred to");
            } else if (keyword.isPresent() && !isEmptyProse(entry)) {
                walk(entry.getValueNode(), keyword.get().shape(), below(path, entry));
            } else if (keyword.isEmpty()
                    && !name.startsWith("x-")
                    && !(reference && name.equals("$ref"))
                    && !(reference && (name.equals("summary") || name.equals("description")))) {
                problems.add(entry.getKeyNode(), unknown(name, kind));
            }
        }
        if (!reference) {
            kind.keywords().stream()
                    .filter(keyword -> keyword.required() && keyword.isIn(version31))
                    .forEach(keyword -> problems.require(node, keyword.name(), kind.title + " at " + path));
        }
    }

    /** Prose left out is no loss. */
    private static boolean isEmptyProse(NodeTuple entry) {
        return Yaml.isNull(entry.getValueNode())
                && List.of("description", "summary").contains(Yaml.text(entry.getKeyNode()));
    }

    private boolean mayStandBesideReference(Kind kind, String name) {
        if (name.equals("$ref")) {
            return true;
        }
        return version31
                && (kind == Kind.SCHEMA
                        || kind == Kind.PATH_ITEM
                        || name.equals("summary")
                        || name.equals("description"));
    }

    private String unknown(String name, Kind kind) {
        if (kind.keyword(name).isPresent()) {
            return "'" + name + "' is not a keyword of OpenAPI "
                    + (version31 ? "3.1, only of 3.0; " : "3.0, only of 3.1; ")
                    + INSTEAD.getOrDefault(name, "say it in the words of this version");
        }
        List<String> known = kind.keywords().stream()
                .filter(keyword -> keyword.isIn(version31))
                .map(Keyword::name)
                .toList();
        return "'" + name + "' is not a keyword of " + kind.title + "; " + Spelling.didYouMean(name, known);
    }

    private boolean fits(Node node, Shape shape) {
        if (shape instanceof Shape.OfKind || shape instanceof Shape.MapOf) {
            return node instanceof MappingNode;
        }
        if (shape instanceof Shape.ListOf) {
            return node instanceof SequenceNode;
        }
        if (shape instanceof Shape.Either either) {
            return fits(node, either.one()) || fits(node, either.other());
        }
        if (shape == Shape.ANY) {
            return true;
        }
        Tag tag = node.getTag();
        if (shape == Shape.FLAG) {
            return tag.equals(Tag.BOOL);
        }
        if (shape == Shape.NUMBER) {
            return tag.equals(Tag.INT) || tag.equals(Tag.FLOAT);
        }
        return node instanceof ScalarNode && !tag.equals(Tag.NULL) && !tag.equals(Tag.BOOL);
    }

    private static String describe(Shape shape) {
        if (shape instanceof Shape.OfKind ofKind) {
            return ofKind.kind().title + " (a mapping)";
        }
        if (shape instanceof Shape.MapOf) {
            return "a mapping";
        }
        if (shape instanceof Shape.ListOf) {
            return "a list";
        }
        if (shape instanceof Shape.Either either) {
            return describe(either.one()) + " or " + describe(either.other());
        }
        return ((Shape.Plain) shape).name();
    }

    private static String below(String path, NodeTuple entry) {
        return path + "/" + Located.escape(Yaml.text(entry.getKeyNode()));
    }
}
