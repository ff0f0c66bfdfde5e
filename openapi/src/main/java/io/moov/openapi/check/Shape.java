package io.moov.openapi.check;

/** What a keyword's value must look like. */
sealed interface Shape {
    /** Anything at all: examples, defaults, extensions. */
    Shape ANY = new Plain("anything");

    Shape TEXT = new Plain("a text");
    Shape FLAG = new Plain("true or false");
    Shape NUMBER = new Plain("a number");

    static Shape of(Kind kind) {
        return new OfKind(kind);
    }

    static Shape list(Shape item) {
        return new ListOf(item);
    }

    static Shape map(Shape value) {
        return new MapOf(value);
    }

    static Shape either(Shape one, Shape other) {
        return new Either(one, other);
    }

    record Plain(String name) implements Shape {}

    record OfKind(Kind kind) implements Shape {}

    record ListOf(Shape item) implements Shape {}

    record MapOf(Shape value) implements Shape {}

    record Either(Shape one, Shape other) implements Shape {}
}
