package io.moov.openapi.diff;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;

/** What openapi-diff finds between two documents, sorted by who has to change. */
final class DocumentChanges {
    /** Where the defaults of openapi-diff are not true of this SDK and its callers. */
    private static final OpenApiDiffOptions OPTIONS = OpenApiDiffOptions.builder()
            // The name of a method.
            .configProperty("incompatible.operation.id.changed", "true")
            .configProperty("incompatible.request.min.length.increased", "true")
            // Enums are open, unknown variants are kept, and nothing checks lengths.
            .configProperty("incompatible.response.enum.increased", "false")
            .configProperty("incompatible.response.oneof.increased", "false")
            .configProperty("incompatible.response.max.length.increased", "false")
            .build();

    private DocumentChanges() {}

    /**
     * Compares in both directions: what breaks an old caller at a new server, and what breaks a new caller at an old
     * server, which is a change that servers have to make first.
     */
    static Map<Effect, List<String>> between(Path older, Path newer) throws IOException {
        Map<String, Difference> backward = differences(newer, older);
        Map<Effect, List<String>> changes = new EnumMap<>(Effect.class);
        differences(older, newer)
                .forEach((key, difference) -> changes.computeIfAbsent(
                                difference.effect(backward.get(key)), effect -> new ArrayList<>())
                        .add(difference.place() + ": " + difference.text()));
        return changes;
    }

    private static Map<String, Difference> differences(Path older, Path newer) throws IOException {
        return new Differences()
                .of(OpenApiCompare.fromSpecifications(OpenApi30.read(older), OpenApi30.read(newer), OPTIONS));
    }
}
