package io.moov.openapi.diff;

import org.openapitools.openapidiff.core.model.DiffResult;

/**
 * One difference as openapi-diff sees it, in one direction.
 *
 * @param place the operation and the way from there to what changed
 * @param kind what happened
 * @param text the same for people
 * @param result what it means for those who rely on the older document
 */
record Difference(String place, Kind kind, String text, DiffResult result) {
    enum Kind {
        /** Something that nobody has to send or understand. */
        OFFERED,
        ADDED,
        /** Something that code may use by its name. */
        REMOVED,
        /** A rule. */
        DROPPED,
        CHANGED
    }

    Effect effect(Difference backward) {
        if (result.isIncompatible() || kind == Kind.REMOVED) {
            return Effect.BREAKS_CALLERS;
        }
        if (kind != Kind.OFFERED && backward != null && backward.result.isIncompatible()) {
            return Effect.BREAKS_SERVERS;
        }
        return kind == Kind.OFFERED || kind == Kind.ADDED ? Effect.ADDITION : Effect.OTHER;
    }
}
