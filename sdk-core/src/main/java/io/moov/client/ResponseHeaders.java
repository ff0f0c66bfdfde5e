package io.moov.client;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Reads the headers of an answer. */
final class ResponseHeaders {
    /** What ids look like everywhere, and tokens of this API do not: they are longer. */
    private static final Pattern PRINTABLE_ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private ResponseHeaders() {}

    static @Nullable String requestId(Headers headers) {
        return headers.get("X-Request-ID");
    }

    /** The request id as it may be printed: a server could put anything there, a secret or control characters too. */
    static String printableRequestId(Headers headers) {
        String id = requestId(headers);
        return id != null && PRINTABLE_ID.matcher(id).matches() ? id : "none";
    }

    static Map<String, List<String>> asMap(Headers headers) {
        Map<String, List<String>> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < headers.size(); i++) {
            map.computeIfAbsent(headers.name(i), name -> new ArrayList<>()).add(headers.value(i));
        }
        map.replaceAll((name, values) -> Collections.unmodifiableList(values));
        return Collections.unmodifiableMap(map);
    }
}
