package io.moov.openapi.codegen;

import java.util.ArrayList;
import java.util.List;

/** Where an operation stands, and what of it cannot be rendered. */
final class OperationPlace {
    private final String place;

    final List<String> unsupported = new ArrayList<>();

    OperationPlace(String method, String path) {
        this.place = method + " " + path;
    }

    void refuse(String what) {
        unsupported.add(what + " at " + place);
    }
}
