package io.moov.openapi.codegen;

import java.util.List;

/**
 * One way to be answered.
 *
 * @param suffix what the method's name gets, empty for the first way
 * @param result the type that a call answers
 * @param streaming whether the body is handed out while it arrives
 * @param accept the content types to ask for
 * @param empty the statuses that come without the body that others have
 */
record AnswerVariant(String suffix, String result, boolean streaming, List<String> accept, List<String> empty) {
    boolean mayBeEmpty() {
        return !empty.isEmpty();
    }
}
