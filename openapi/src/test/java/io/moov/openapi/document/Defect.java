package io.moov.openapi.document;

/** A change that breaks the good document, and a part of the complaint that must follow at the line with HERE. */
record Defect(String version, String from, String to, String message) {
    Defect(String from, String to, String message) {
        this("3.1.0", from, to, message);
    }

    /** A defect of a document of OpenAPI 3.0. */
    static Defect in30(String from, String to, String message) {
        return new Defect("3.0.3", from, to, message);
    }

    String applyTo(String good) {
        String document =
                version.equals("3.1.0") ? good : good.replace("3.1.0", version).replace("[string, 'null']", "string");
        int at = document.indexOf(from);
        if (at < 0) {
            throw new IllegalStateException("the good document does not contain: " + from);
        }
        return document.substring(0, at) + to + document.substring(at + from.length());
    }

    @Override
    public String toString() {
        return message + " <- " + to.strip().lines().findFirst().orElse("");
    }
}
