package io.moov.openapi.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Goes through a document, checks that every keyword is known where it stands, and notes every object. */
final class Walk {
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
            problems.add(node, "here stands " + Yaml.kind(node) + " where " + describe(shape) + " belongs; correct it");
        } else if (shape instanceof Shape.OfKind ofKind) {
            walkObject(node, ofKind.kind(), path);
        } else if (shape instanceof Shape.ListOf list) {
            int index = 0;
            for (Node item : Yaml.items(node)) {
                walk(item, list.item(), path + "/" + index++);
            }
        } else if (shape instanceof Shape.MapOf map) {
            for (NodeTuple entry : Yaml.entries(node)) {
                walk(entry.getValueNode(), map.value(), path + "/" + escaped(entry));
            }
        } else if (shape instanceof Shape.Either either) {
            walk(node, fits(node, either.one()) ? either.one() : either.other(), path);
        }
    }

    private void walkObject(Node node, Kind kind, String path) {
        objects.add(new Located(kind, node, path));
        switch (kind) {
            case PATHS, CALLBACK -> walkEntries(node, Kind.PATH_ITEM, path);
            case RESPONSES -> walkEntries(node, Kind.RESPONSE, path);
            case SECURITY_REQUIREMENT -> walk(node, Shape.map(Shape.list(Shape.TEXT)), path);
            default -> walkKeywords(node, kind, path);
        }
    }

    private void walkEntries(Node node, Kind kind, String path) {
        for (NodeTuple entry : Yaml.entries(node)) {
            if (!Yaml.text(entry.getKeyNode()).startsWith("x-")) {
                walk(entry.getValueNode(), Shape.of(kind), path + "/" + escaped(entry));
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
            } else if (keyword.isPresent()) {
                walk(entry.getValueNode(), keyword.get().shape(), path + "/" + escaped(entry));
            } else if (!name.startsWith("x-")
                    && !(reference && name.equals("$ref"))
                    && !(reference && (name.equals("summary") || name.equals("description")))) {
                problems.add(entry.getKeyNode(), unknown(name, kind));
            }
        }
        if (!reference) {
            kind.keywords().stream()
                    .filter(keyword -> keyword.required() && keyword.isIn(version31) && !Yaml.has(node, keyword.name()))
                    .forEach(keyword ->
                            problems.add(node, kind.title + " lacks '" + keyword.name() + "' at " + path + "; add it"));
        }
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
            return "'" + name + "' is not a keyword of OpenAPI " + (version31 ? "3.1, only of 3.0" : "3.0, only of 3.1")
                    + (name.equals("nullable")
                            ? "; write type: [..., 'null']"
                            : "; say it in the words of this version");
        }
        List<String> known = kind.keywords().stream()
                .filter(keyword -> keyword.isIn(version31))
                .map(Keyword::name)
                .toList();
        return "'" + name + "' is not a keyword of " + kind.title + "; " + Problems.didYouMean(name, known);
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

    private static String escaped(NodeTuple entry) {
        return Yaml.text(entry.getKeyNode()).replace("~", "~0").replace("/", "~1");
    }
}
