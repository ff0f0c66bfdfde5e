package io.moov.openapi.model;

import io.moov.openapi.document.Node;

/** Takes what cannot be made: the rest of the document is made without it. */
interface LeftOut {
    /**
     * Reports it.
     *
     * @param reason by which it is counted
     * @param message what is left out; what to do
     */
    void add(Node node, String reason, String message);
}
