package io.moov.openapi.check;

/** One thing that a document must get right. */
interface Rule {
    void check(Document document, Problems problems);
}
