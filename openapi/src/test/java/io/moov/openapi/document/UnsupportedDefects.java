package io.moov.openapi.document;

import java.util.stream.Stream;

/** What is allowed, but cannot be generated. */
final class UnsupportedDefects {
    private UnsupportedDefects() {}

    static Stream<Defect> all() {
        return Stream.of(unsupported(), lost()).flatMap(group -> group);
    }

    private static Stream<Defect> unsupported() {
        return Stream.of();
    }

    private static Stream<Defect> lost() {
        return Stream.of(
                new Defect(
                        "  /pets:\n    post:",
                        "  /pets:\n    servers: #\n      - url: https://x.example #HERE\n    post:",
                        "are not called"),
                new Defect(
                        "      operationId: addPet\n",
                        "      operationId: addPet\n      servers: #\n        - url: https://x.example #HERE\n",
                        "are not called"),
                new Defect(
                        "          application/json:\n            schema:\n              $ref: '#/components/schemas/Pet'\n      responses",
                        "          application/json: {} #HERE\n      responses",
                        "has no schema, and is sent as it is"));
    }
}
