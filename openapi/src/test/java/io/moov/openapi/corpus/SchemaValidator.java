package io.moov.openapi.corpus;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whether JSON is valid for the schemas of a document, by a validator that has nothing to do with the generator. */
final class SchemaValidator {
    private final Schema document;
    private final Map<String, Schema> schemas = new HashMap<>();

    SchemaValidator(JsonNode document) {
        boolean version31 = document.path("openapi").asString("").startsWith("3.1");
        this.document = SchemaRegistry.withDefaultDialect(version31 ? Dialects.getOpenApi31() : Dialects.getOpenApi30())
                .getSchema(SchemaLocation.of("https://document.example/openapi.json"), withoutDiscriminators(document));
    }

    /** They validate nothing (OpenAPI 3.1.1, section 4.8.25.5); this validator fails on some. */
    private static JsonNode withoutDiscriminators(JsonNode document) {
        JsonNode copy = document.deepCopy();
        for (JsonNode parent : copy.findParents("discriminator")) {
            if (parent.get("discriminator").has("propertyName")) {
                ((ObjectNode) parent).remove("discriminator");
            }
        }
        return copy;
    }

    /** @param pointer a JSON Pointer to the schema, as it stands in the document */
    boolean isValid(String pointer, JsonNode value) {
        return schemas.computeIfAbsent(pointer, key -> document.getRefSchema(SchemaLocation.Fragment.of(key)))
                .validate(value)
                .isEmpty();
    }
}
