package io.moov.client.testing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as the sandbox received it. {@link #toString()} masks what may be secret: the query, the body and all
 * headers but a few.
 *
 * <pre>{@code
 * ReceivedRequest first = sandbox.requests().get(0);
 * assertThat(first.operation()).isEqualTo("createAccessToken");
 * assertThat(first.header("X-Moov-Version")).isEqualTo("v2024.01.00");
 * }</pre>
 *
 * @param operation the operation as the document names it, or null if the document has none for this method and path
 * @param method the HTTP method
 * @param path the path, with the query if there was one
 * @param headers the headers; names are looked up without regard to case
 * @param body the body as text
 */
public record ReceivedRequest(
        @Nullable String operation, String method, String path, Map<String, List<String>> headers, String body) {
    private static final Set<String> PUBLIC_HEADERS = Set.of(
            "accept",
            "accept-encoding",
            "connection",
            "content-length",
            "content-type",
            "host",
            "user-agent",
            "x-moov-version");

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
        Map<String, List<String>> shown = new TreeMap<>();
        headers.forEach((name, values) ->
                shown.put(name, PUBLIC_HEADERS.contains(name.toLowerCase(Locale.ROOT)) ? values : List.of("██")));
        return "ReceivedRequest{" + method + " " + path.replaceFirst("\\?.*", "?██") + " " + shown + " "
                + (body.isEmpty() ? "no body" : "██") + "}";
    }
}
