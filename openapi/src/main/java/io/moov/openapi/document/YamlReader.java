package io.moov.openapi.document;

import io.moov.openapi.document.Node.Place;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads YAML or JSON into nodes that know their places. Aliases share nodes; {@code <<} merges mappings. */
final class YamlReader {
    static final int MOST_CHARACTERS = 64 * 1024 * 1024;
    private static final int DEEPEST = 200;
    private static final long MOST_REPEATED = 100_000;

    private static final ScalarResolver RESOLVER = new CoreScalarResolver(false);

    private static final Map<Tag, Node.Type> TYPES = Map.of(
            Tag.STR, Node.Type.STRING,
            Tag.INT, Node.Type.INTEGER,
            Tag.FLOAT, Node.Type.NUMBER,
            Tag.BOOL, Node.Type.BOOLEAN,
            Tag.NULL, Node.Type.NULL);

    private final SourceFile file;
    private final Diagnostics diagnostics;
    private final Map<Anchor, Node> anchors = new HashMap<>();
    private final Set<Node> open = new HashSet<>();
    private Parser parser;
    private int depth;

    /** The nodes that were read so far, those of aliases once for each. */
    private long count;

    private long repeated;
    private final Map<Node, Long> sizes = new HashMap<>();

    private YamlReader(SourceFile file, Diagnostics diagnostics) {
        this.file = file;
        this.diagnostics = diagnostics;
    }

    /** A file ends here, for the reason that has been reported. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Reads a file; {@link Node#NONE} if the diagnostics say why it cannot be read. */
    static Node read(SourceFile file, byte[] bytes, Diagnostics diagnostics) {
        YamlReader reader = new YamlReader(file, diagnostics);
        try {
            return reader.document(reader.decode(bytes));
        } catch (Unreadable e) {
            return Node.NONE;
        }
    }

    private String decode(byte[] bytes) {
        CharBuffer decoded = CharBuffer.allocate(bytes.length);
        boolean broken = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes), decoded, true)
                .isError();
        String text = decoded.flip().toString();
        if (broken) {
            throw after(text, "the bytes here are not UTF-8; save the file as UTF-8");
        }
        if (text.length() > MOST_CHARACTERS) {
            throw fail(1, 1, "the file has more than " + MOST_CHARACTERS + " characters; divide it into several APIs");
        }
        // JSON may be indented with tabs, YAML may not; within a text of JSON there is none.
        return text.stripLeading().startsWith("{") ? text.replace('\t', ' ') : text;
    }

    private Node document(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(MOST_CHARACTERS)
                // All at once: for each piece it would copy what it has of a text that goes on.
                .setBufferSize(Math.max(1, text.length()))
                .build();
        try {
            parser = new ParserImpl(settings, new StreamReader(settings, text));
            parser.next();
            if (parser.checkEvent(Event.ID.StreamEnd)) {
                throw fail(1, 1, "the file is empty; write an OpenAPI document into it");
            }
            parser.next();
            Node root = node();
            parser.next();
            if (!parser.checkEvent(Event.ID.StreamEnd)) {
                Place place = place(parser.peekEvent().getStartMark());
                throw fail(
                        place.line(),
                        place.column(),
                        "not well-formed: a second document begins here; keep one document a file");
            }
            return root;
        } catch (MarkedYamlEngineException e) {
            String reason = oneLine(e.getProblem() == null ? e.getMessage() : e.getProblem());
            // What lacks its end is where it begins, and not where the file ends.
            Optional<Mark> mark = reason.contains("end of stream") ? e.getContextMark() : e.getProblemMark();
            Place place = place(mark.or(e::getProblemMark));
            throw fail(place.line(), place.column(), "not well-formed: " + reason + "; correct the syntax");
        } catch (ReaderException e) {
            String before = text.substring(0, text.offsetByCodePoints(0, e.getPosition()));
            throw after(
                    before, String.format("the character U+%04X may not stand in YAML; remove it", e.getCodePoint()));
        } catch (YamlEngineException e) {
            throw fail(1, 1, "not readable: " + oneLine(e.getMessage()) + "; correct the file");
        }
    }

    private Node node() {
        Event event = parser.next();
        if (event instanceof AliasEvent alias) {
            Node node = anchors.get(alias.getAlias());
            Place place = place(event.getStartMark());
            if (node == null) {
                throw fail(
                        place.line(), place.column(), "there is no anchor '" + alias.getAlias() + "'; define it first");
            }
            if (open.contains(node)) {
                Place start = node.place();
                throw fail(
                        start.line(), start.column(), "an alias of this stands inside of it; use $ref for recursion");
            }
            repeat(node, sizes.get(node));
            return node;
        }
        count++;
        if (event instanceof ScalarEvent scalar) {
            return anchored(scalar, scalar(scalar));
        }
        return collection((CollectionStartEvent) event);
    }

    private void repeat(Node node, long size) {
        count += size;
        repeated += size;
        if (repeated > MOST_REPEATED) {
            Place place = node.place();
            throw fail(
                    place.line(),
                    place.column(),
                    "aliases repeat this until the document is too large; use $ref to components");
        }
    }

    private Node collection(CollectionStartEvent event) {
        boolean mapping = event.getEventId() == Event.ID.MappingStart;
        Place place = place(event.getStartMark());
        if (++depth > DEEPEST) {
            throw fail(
                    place.line(),
                    place.column(),
                    "nested more than " + DEEPEST + " levels deep; name inner parts as components");
        }
        refuseTag(event.getTag(), mapping ? Tag.MAP : Tag.SEQ, place);
        Node node = anchored(
                event,
                new Node(mapping ? Node.Type.MAPPING : Node.Type.SEQUENCE, "", file, place.line(), place.column()));
        open.add(node);
        long before = count;
        if (mapping) {
            entries(node);
        } else {
            while (!parser.checkEvent(Event.ID.SequenceEnd)) {
                node.add(node());
            }
        }
        parser.next();
        open.remove(node);
        sizes.replace(node, 1 + count - before);
        depth--;
        return node;
    }

    private void entries(Node mapping) {
        Map<Node, Node> merged = new HashMap<>();
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            boolean plain = parser.peekEvent() instanceof ScalarEvent scalar && scalar.isPlain();
            Node key = node();
            Node value = node();
            if (plain && key.text().equals("<<")) {
                (value.isMapping() ? List.of(value) : value.elements()).forEach(each -> merged.put(each, key));
            } else if (!key.isScalar() || key.type() == Node.Type.NULL) {
                diagnostics.error(key, "this key is " + key.type().words() + "; write a text, in quotes if need be");
            } else if (!mapping.put(key.text(), value, key.place())) {
                diagnostics.error(key, "'" + key.text() + "' stands here a second time; keep one of the two");
            }
        }
        merged.forEach((each, key) -> each.members().forEach((name, value) -> mapping.put(name, value, key.place())));
    }

    private Node scalar(ScalarEvent event) {
        Place place = place(event.getStartMark());
        Tag resolved = event.getScalarStyle() == ScalarStyle.PLAIN ? RESOLVER.resolve(event.getValue(), true) : Tag.STR;
        Tag tag = event.getTag().map(Tag::new).filter(TYPES::containsKey).orElse(resolved);
        refuseTag(event.getTag(), tag, place);
        return new Node(TYPES.get(tag), event.getValue(), file, place.line(), place.column());
    }

    private void refuseTag(Optional<String> tag, Tag expected, Place place) {
        if (tag.isPresent()
                && !tag.get().equals(expected.getValue())
                && !tag.get().equals("!")) {
            throw fail(place.line(), place.column(), "the tag " + tag.get() + " is not read; leave it out");
        }
    }

    private Node anchored(NodeEvent event, Node node) {
        event.getAnchor().ifPresent(anchor -> {
            anchors.put(anchor, node);
            sizes.put(node, 1L);
        });
        return node;
    }

    private static Place place(Optional<Mark> mark) {
        return mark.map(at -> new Place(at.getLine() + 1, at.getColumn() + 1)).orElse(new Place(1, 1));
    }

    /** A problem with the character that comes after a text. */
    private Unreadable after(String text, String message) {
        int lastLine = text.lastIndexOf('\n') + 1;
        int line = 1 + (int) text.chars().filter(character -> character == '\n').count();
        return fail(line, 1 + text.codePointCount(lastLine, text.length()), message);
    }

    private Unreadable fail(int line, int column, String message) {
        diagnostics.error(file, line, column, message);
        return new Unreadable();
    }

    private static String oneLine(String text) {
        return String.valueOf(text).lines().findFirst().orElse("").strip();
    }
}
