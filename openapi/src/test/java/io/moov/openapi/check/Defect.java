package io.moov.openapi.check;

/** A change that breaks the good document, and a part of the complaint that must follow. */
record Defect(String from, String to, String message) {
    String applyTo(String good) {
        if (!good.contains(from)) {
            throw new IllegalStateException("the good document does not contain: " + from);
        }
        int at = good.indexOf(from);
        return good.substring(0, at) + to + good.substring(at + from.length());
    }

    @Override
    public String toString() {
        return message + " <- " + to.strip().lines().findFirst().orElse("");
    }
}
