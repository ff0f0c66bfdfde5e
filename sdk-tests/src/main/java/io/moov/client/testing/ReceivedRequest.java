package io.moov.client.testing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as the sandbox received it. {@link #toString()} shows neither headers nor body, which hold secrets.
 *
 * @param operation the operation as the document names it, or null if the document has none for this method and path
 * @param method the HTTP method
 * @param path the path, with the query if there was one
 * @param headers the headers; names are looked up without regard to case
 * @param body the body as text
 */
public record ReceivedRequest(
        @Nullable String operation, String method, String path, Map<String, List<String>> headers, String body) {

    /**
     * The only value of a header.
     *
     * @param name the header's name
     * @return its value, or null if it was not sent
     * @throws IllegalStateException if it was sent more than once
     */
    public @Nullable String header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new IllegalStateException("header " + name + " was sent " + values.size() + " times");
        }
        return values.isEmpty() ? null : values.get(0);
    }

    @Override
    public String toString() {
        return "ReceivedRequest{" + method + " " + path + "}";
    }
}
