package io.moov.openapi.check;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Reads a file of YAML or JSON into nodes that know their places. */
final class YamlFile {
    private static final int MOST_CHARACTERS = 64 * 1024 * 1024;
    private static final int DEEPEST = 200;

    private final Problems problems;
    private final Set<Node> inside = Collections.newSetFromMap(new IdentityHashMap<>());
    private int nodes;

    private YamlFile(Problems problems) {
        this.problems = problems;
    }

    /** The root, or nothing if the problems say why it cannot be read. */
    static Optional<Node> read(Path file, Problems problems) throws IOException {
        String text;
        byte[] bytes = Files.readAllBytes(file);
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return refuse(
                    problems,
                    new Problem(lineOfMalformed(bytes), 1, "the bytes here are not UTF-8; save the file as UTF-8"));
        }
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(file.toString())
                    .setCodePointLimit(MOST_CHARACTERS)
                    .build();
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                return refuse(problems, new Problem(1, 1, "the file is empty; write an OpenAPI document"));
            }
            return new YamlFile(problems).isReadable(root.get(), 0) && problems.isEmpty() ? root : Optional.empty();
        } catch (MarkedYamlEngineException e) {
            String reason = e.getProblem() == null ? e.getMessage() : e.getProblem();
            return refuse(
                    problems,
                    Problems.at(
                            e.getProblemMark().orElse(null),
                            "not well-formed: " + oneLine(reason) + "; correct the syntax"));
        } catch (YamlEngineException e) {
            return refuse(
                    problems, new Problem(1, 1, "not readable: " + oneLine(e.getMessage()) + "; correct the file"));
        } catch (StackOverflowError e) {
            return refuse(problems, new Problem(1, 1, "nested too deep to be read; name inner parts as components"));
        }
    }

    private static Optional<Node> refuse(Problems problems, Problem problem) {
        problems.add(problem);
        return Optional.empty();
    }

    private static String oneLine(String text) {
        return String.valueOf(text).lines().findFirst().orElse("").strip();
    }

    private static int lineOfMalformed(byte[] bytes) {
        int line = 1;
        for (int end = 1; end <= bytes.length; end++) {
            if (bytes[end - 1] == '\n') {
                line++;
            }
            if (bytes[end - 1] < 0
                    && new String(bytes, 0, Math.min(end + 3, bytes.length), StandardCharsets.UTF_8).indexOf('\uFFFD')
                            >= 0) {
                return line;
            }
        }
        return line;
    }

    /** Looks at every node once a use, so that what aliases blow up is noticed before it is walked. */
    private boolean isReadable(Node node, int depth) {
        if (depth > DEEPEST) {
            problems.add(node, "nested more than " + DEEPEST + " levels deep; name inner parts as components");
            return false;
        }
        if (++nodes > MOST_CHARACTERS / 8) {
            problems.add(node, "aliases make the document too large; write the parts out or use $ref");
            return false;
        }
        if (!inside.add(node)) {
            problems.add(node, "an alias stands inside what it is an alias of; use $ref for recursion");
            return false;
        }
        boolean readable = true;
        Set<String> keys = new HashSet<>();
        for (NodeTuple entry : Yaml.entries(node)) {
            String key = Yaml.text(entry.getKeyNode());
            if (!keys.add(key)) {
                problems.add(entry.getKeyNode(), "'" + key + "' stands here a second time; keep one of the two");
            }
            readable = readable && isReadable(entry.getValueNode(), depth + 1);
        }
        for (Node item : Yaml.items(node)) {
            readable = readable && isReadable(item, depth + 1);
        }
        inside.remove(node);
        return readable;
    }
}
