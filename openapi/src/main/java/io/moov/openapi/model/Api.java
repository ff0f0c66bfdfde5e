package io.moov.openapi.model;

import java.util.List;
import java.util.Map;

/**
 * All that a document becomes.
 *
 * @param schemas what schemas of the document mean
 * @param serverUrl of the document's first server, or an empty string
 * @param leftOut how many things of a kind could not be made, by the reason
 * @param plainJson how many schemas became plain JSON, by the reason
 */
public record Api(
        Schemas schemas,
        String title,
        String version,
        String serverUrl,
        List<Interface> interfaces,
        List<Model> models,
        Map<String, Integer> leftOut,
        Map<String, Integer> plainJson) {
    /**
     * The operations of a tag.
     *
     * @param description CommonMark; empty if the document says nothing
     */
    public record Interface(String className, String tag, String description, List<Operation> operations) {}
}
