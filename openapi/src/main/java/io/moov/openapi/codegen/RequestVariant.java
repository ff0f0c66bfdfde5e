package io.moov.openapi.codegen;

import java.util.List;

/**
 * One way to send the body of a request.
 *
 * @param suffix what the method's name gets, empty for the first way
 * @param contentType the content type that Retrofit is to send, or null if the body knows its own
 * @param parameters what callers give
 * @param sent what Retrofit is given, or null for no body
 */
record RequestVariant(String suffix, String contentType, List<JavaParameter> parameters, SentParameter sent) {
    static final RequestVariant NONE = new RequestVariant("", null, List.of(), null);
}
