package io.moov.openapi.diff;

/** Who has to change with a document. */
enum Effect {
    BREAKS_CALLERS("Breaks callers"),
    BREAKS_SERVERS("Breaks servers: one that is not changed too fails callers of the new document"),
    ADDITION("Additions"),
    OTHER("Breaks nobody");

    private final String title;

    Effect(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
