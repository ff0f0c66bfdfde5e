package io.moov.openapi.check;

/** A keyword of an object kind: what its value looks like, whether it must be there, which versions know it. */
record Keyword(String name, Shape shape, boolean required, boolean in30, boolean in31) {
    static Keyword opt(String name, Shape shape) {
        return new Keyword(name, shape, false, true, true);
    }

    static Keyword req(String name, Shape shape) {
        return new Keyword(name, shape, true, true, true);
    }

    /** A keyword that OpenAPI 3.1 took away. */
    static Keyword old(String name, Shape shape) {
        return new Keyword(name, shape, false, true, false);
    }

    /** A keyword that OpenAPI 3.1 brought. */
    static Keyword since31(String name, Shape shape) {
        return new Keyword(name, shape, false, false, true);
    }

    boolean isIn(boolean version31) {
        return version31 ? in31 : in30;
    }
}
