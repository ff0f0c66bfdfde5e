package io.moov.openapi.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A YAML document as JSON, without the generator's reader. */
final class YamlJson {
    private YamlJson() {}

    static JsonNode read(Path file) throws IOException {
        String text = Files.readString(file).replace("\uFEFF", "");
        JsonNode json =
                ReadValues.JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text));
        merge(json);
        return json;
    }

    /** YAML's merge keys. */
    private static void merge(JsonNode json) {
        json.forEach(YamlJson::merge);
        if (json instanceof ObjectNode object && object.remove("<<") instanceof ObjectNode merged) {
            merged.properties().forEach(each -> object.putIfAbsent(each.getKey(), each.getValue()));
        }
    }
}
