package io.moov.openapi.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonAdapter;
import io.moov.openapi.model.Model;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Random documents compile without a warning, and their models agree with a validator that knows nothing of the generator: what it
 * accepts is read and written back the same, and a union is a variant that it accepts.
 */
final class RandomDocumentsTest {
    /** -Drandom.documents=2000 tries more, none of them the same. */
    private static final int DOCUMENTS = Integer.getInteger("random.documents", 50);

    private static final int ENOUGH_TO_COUNT = 1000;
    private static final int VALUES = 12;

    /** What no Java type can tell: a reader does not check it. */
    private static final Set<String> BOUNDS = Set.of(
            "minLength", "maxLength", "pattern", "minimum", "maximum", "minItems", "maxItems", "uniqueItems", "format");

    private final List<String> failures = new ArrayList<>();
    private final Map<String, Integer> forms = new TreeMap<>();
    private int values;
    private int unions;

    @TempDir
    private Path folder;

    @Test
    void theyCompileAndAgreeWithAValidator() throws Exception {
        long firstSeed = DOCUMENTS < ENOUGH_TO_COUNT ? 1 : 1_000_000;
        for (int i = 0; i < DOCUMENTS; i++) {
            check(firstSeed + i);
        }
        assertThat(failures).isEmpty();
        assertThat(values).isGreaterThan(DOCUMENTS * VALUES);
        assertThat(unions).isGreaterThan(DOCUMENTS);
        if (DOCUMENTS >= ENOUGH_TO_COUNT) {
            assertThat(forms)
                    .allSatisfy((form, count) -> assertThat(count).as(form).isGreaterThanOrEqualTo(DOCUMENTS / 100));
        }
    }

    private void check(long seed) throws Exception {
        RandomDocument.Made made = RandomDocument.of(seed);
        made.forms().forEach(form -> forms.merge(form, 1, Integer::sum));
        Path file =
                Files.writeString(folder.resolve("openapi.json"), made.json().toString());
        GeneratedDocument generated = GeneratedDocument.of(file, "openapi.json");
        if (!generated.passes()) {
            failures.add("Document " + seed + " is refused: " + generated.firstError());
            return;
        }
        CompiledModule module;
        try {
            module = CompiledModule.of(GeneratedDocument.PACKAGE, generated.sources());
            new BuiltRequests(module).all();
        } catch (IllegalStateException | IllegalArgumentException e) {
            failures.add("Document " + seed + ": " + e.getMessage());
            return;
        }
        ReadValues read = new ReadValues(module, made.json(), seed);
        for (Model model : generated.api.models()) {
            read.read(model, VALUES);
            if (model instanceof Model.UnionModel union) {
                checkVariants(seed, union, module, made.json());
            }
        }
        values += read.valid;
        read.lost.forEach(lost -> failures.add("Document " + seed + ": " + lost));
    }

    /** A valid value is a variant for which it is valid, as far as a reader can tell. */
    private void checkVariants(long seed, Model.UnionModel union, CompiledModule module, JsonNode document)
            throws IOException, ReflectiveOperationException {
        String pointer = union.source.pointer();
        JsonNode schema = document.at(pointer);
        String choice = schema.has("oneOf") ? "oneOf" : "anyOf";
        if (!pointer.matches("/components/schemas/[^/]+") || schema.path(choice).size() != union.variants.size()) {
            return;
        }
        JsonNode unbounded = document.deepCopy();
        removeBounds(unbounded);
        SchemaValidator validator = new SchemaValidator(document);
        SchemaValidator withoutBounds = new SchemaValidator(unbounded);
        RandomJson random = new RandomJson(document, new Random(seed));
        JsonAdapter<Object> adapter = module.adapter(union.className);
        for (int i = 0; i < VALUES; i++) {
            JsonNode value = random.valueOf(schema);
            if (value.isNull() || !validator.isValid(pointer, value) || !withoutBounds.isValid(pointer, value)) {
                continue;
            }
            unions++;
            int kind = kind(adapter.fromJson(value.toString()));
            boolean agrees = schema.has("discriminator")
                    ? kind == labelled(schema, choice, value)
                    : kind >= 0 && withoutBounds.isValid(pointer + "/" + choice + "/" + kind, value);
            if (!agrees) {
                failures.add("Document " + seed + ": " + value + " of " + union.className + " is variant " + kind);
            }
        }
    }

    /** The variant that the discriminator names; these documents have labels for all variants, or none. */
    private static int labelled(JsonNode schema, String choice, JsonNode value) {
        String label = value.path("kind").asString("");
        JsonNode target = schema.at("/discriminator/mapping").path(label);
        String reference = target.isString() ? target.asString() : "#/components/schemas/" + label;
        for (int i = 0; i < schema.get(choice).size(); i++) {
            if (schema.get(choice).get(i).path("$ref").asString("").equals(reference)) {
                return i;
            }
        }
        return -1;
    }

    private static int kind(Object union) throws ReflectiveOperationException {
        Field value = union.getClass().getDeclaredField("value");
        value.setAccessible(true);
        Field kind = value.getType().getDeclaredField("kind");
        kind.setAccessible(true);
        return kind.getInt(value.get(union));
    }

    private static void removeBounds(JsonNode schema) {
        if (schema instanceof ObjectNode object && !object.path("type").isMissingNode()) {
            object.remove(BOUNDS);
        }
        schema.forEach(RandomDocumentsTest::removeBounds);
    }
}
