package io.moov.client;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Reads the headers of a response. */
final class ResponseHeaders {
    /** What Moov's ids look like, and neither tokens nor keys do: a server can put anything into this header. */
    private static final Pattern PRINTABLE_ID =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    private ResponseHeaders() {}

    static @Nullable String requestId(Headers headers) {
        return headers.get("X-Request-ID");
    }

    /** The request id as it may be printed, in a message or a log. */
    static String printableRequestId(Headers headers) {
        String id = requestId(headers);
        return id != null && isPrintable(id) ? id : "none";
    }

    static boolean isPrintable(@Nullable String requestId) {
        return requestId != null && PRINTABLE_ID.matcher(requestId).matches();
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
