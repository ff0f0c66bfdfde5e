package io.moov.openapi.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads a file of YAML or JSON into nodes that know their places. */
final class YamlFile {
    private YamlFile() {}

    /** The root, or nothing if the problems say why it cannot be read. */
    static Optional<Node> read(Path file, Problems problems) throws IOException {
        try {
            Node root = compose(SourceText.of(Files.readAllBytes(file)));
            new Tree(problems).check(root);
            return problems.isEmpty() ? Optional.of(root) : Optional.empty();
        } catch (Unreadable e) {
            problems.add(e.problem());
            return Optional.empty();
        }
    }

    private static Node compose(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(SourceText.MOST_CHARACTERS)
                // All at once: for each piece it would copy what it has of a text that goes on.
                .setBufferSize(Math.max(1, text.length()))
                .setMaxAliasesForCollections(Integer.MAX_VALUE)
                .setAllowNonScalarKeys(true)
                .setSchema(new CoreSchema())
                .build();
        try {
            StreamReader reader = new StreamReader(settings, text);
            return new Composer(settings, new BoundedParser(new ParserImpl(settings, reader)))
                    .getSingleNode()
                    .orElseThrow(() ->
                            new Unreadable(new Problem(1, 1, "the file is empty; write an OpenAPI document into it")));
        } catch (MarkedYamlEngineException e) {
            String reason = oneLine(e.getProblem() == null ? e.getMessage() : e.getProblem());
            // What lacks its end is where it begins, and not where the file ends.
            Optional<Mark> place = reason.contains("end of stream") ? e.getContextMark() : e.getProblemMark();
            throw new Unreadable(Problems.at(
                    place.or(e::getProblemMark).orElse(null), "not well-formed: " + reason + "; correct the syntax"));
        } catch (ReaderException e) {
            String before = text.substring(0, text.offsetByCodePoints(0, e.getPosition()));
            throw new Unreadable(SourceText.after(
                    before, String.format("the character U+%04X may not stand in YAML; remove it", e.getCodePoint())));
        } catch (YamlEngineException e) {
            throw new Unreadable(new Problem(1, 1, "not readable: " + oneLine(e.getMessage()) + "; correct the file"));
        }
    }

    private static String oneLine(String text) {
        return String.valueOf(text).lines().findFirst().orElse("").strip();
    }
}
