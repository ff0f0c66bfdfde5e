package io.moov.openapi.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.parser.OpenAPIParser;
import io.swagger.v3.core.util.Yaml;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a document as one of OpenAPI 3.0, the only one that openapi-diff sees types and nulls in. */
final class OpenApi30 {
    private OpenApi30() {}

    static OpenAPI read(Path document) throws IOException {
        JsonNode tree = Yaml.mapper().readTree(document.toFile());
        if (tree.path("openapi").asText().startsWith("3.1")) {
            lower(tree);
            ((ObjectNode) tree).put("openapi", "3.0.3");
        }
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        OpenAPI api =
                new OpenAPIParser().readContents(tree.toString(), null, options).getOpenAPI();
        if (api == null) {
            throw new IOException(document + " is no OpenAPI document");
        }
        return api;
    }

    private static void lower(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.get("type") instanceof ArrayNode types) {
                lowerTypes(object, types);
            }
            if (object.has("const") && !object.get("const").isContainerNode()) {
                object.putArray("enum").add(object.remove("const"));
            }
        }
        node.forEach(OpenApi30::lower);
    }

    private static void lowerTypes(ObjectNode schema, ArrayNode types) {
        List<String> names = new ArrayList<>();
        types.forEach(type -> names.add(type.asText()));
        if (names.remove("null")) {
            schema.put("nullable", true);
        }
        // Several types have no name in 3.0; this one is as good to compare as any.
        schema.put("type", String.join(" or ", names));
    }
}
