package io.moov.client.testing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request of the form that the document allows. */
record CheckedRequest(Operation operation, @Nullable String authorization, Map<String, String> body) {
    @Override
    public String toString() {
        return operation.id + "{██}";
    }
}
