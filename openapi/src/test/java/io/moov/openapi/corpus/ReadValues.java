package io.moov.openapi.corpus;

import com.squareup.moshi.JsonAdapter;
import io.moov.openapi.model.Model;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Random valid values of a document's schemas, read and written back by its generated models. */
final class ReadValues {
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** How many values were valid, and so were read. */
    int valid;

    /** How many were made that the validator refused, or could not judge. */
    int invalid;

    /** Those that did not come back. */
    final List<String> lost = new ArrayList<>();

    private final CompiledModule module;
    private final RandomJson random;
    private final SchemaValidator validator;
    private final JsonNode document;

    ReadValues(CompiledModule module, JsonNode document, long seed) {
        this.module = module;
        this.document = document;
        this.random = new RandomJson(document, new Random(seed));
        this.validator = new SchemaValidator(document);
    }

    /** Reads values of a component, or of a body. Schemas within are part of theirs, and may be more than what stands there. */
    void read(Model model, int count) {
        String pointer = model.source.pointer();
        JsonNode schema = document.at(pointer);
        boolean component = pointer.matches("/components/schemas/[^/]+")
                && letters(model.className).matches(letters(model.source.key()) + "(model)?\\d*");
        if (schema.isMissingNode() || !component && !pointer.endsWith("/schema") || model instanceof Model.BodyModel) {
            return;
        }
        JsonAdapter<Object> adapter = module.adapter(model.className);
        for (int i = 0; i < count; i++) {
            JsonNode value = random.valueOf(schema);
            if (!isValid(pointer, value) || value.isNull()) {
                invalid++;
                continue;
            }
            valid++;
            try {
                JsonNode written = JSON.readTree(adapter.toJson(adapter.fromJson(value.toString())));
                if (!SameJson.isSame(value, written)) {
                    lost.add(model.className + " (" + pointer + "): " + value + " came back as " + written);
                }
            } catch (IOException | RuntimeException e) {
                lost.add(model.className + " (" + pointer + "): " + value + " is refused: " + e);
            }
        }
    }

    private static String letters(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }

    private boolean isValid(String pointer, JsonNode value) {
        try {
            return validator.isValid(pointer, value);
        } catch (RuntimeException | StackOverflowError e) {
            return false;
        }
    }
}
