package io.moov.openapi.check;

import java.util.stream.Stream;

/** What is allowed, but cannot be generated. */
final class UnsupportedDefects {
    private UnsupportedDefects() {}

    static Stream<Defect> all() {
        return Stream.of(unsupported(), lost()).flatMap(group -> group);
    }

    private static Stream<Defect> unsupported() {
        return Stream.of(
                new Defect("type: [string, 'null']", "$anchor: x #HERE", "'$anchor'"),
                new Defect("type: [string, 'null']", "$defs: {} #HERE", "'$defs'"),
                new Defect(
                        "      required: [name]\n",
                        "      required: [name]\n      then:\n        properties:\n          lost: {} #HERE\n",
                        "declare it outside"));
    }

    private static Stream<Defect> lost() {
        return Stream.of(
                new Defect(
                        "  /pets:\n    post:",
                        "  /cats:\n    $ref: '#/paths/~1pets' #HERE\n  /pets:\n    post:",
                        "loses its operations"),
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
                        "has no schema and is lost"),
                new Defect(
                        "$ref: '#/components/schemas/Kind'",
                        "$ref: '#/components/schemas/Pet/properties/name' #HERE",
                        "leads into a component"),
                new Defect(
                        "$ref: '#/components/schemas/Kind'",
                        "$ref: '#/components/schemas/Kind'\n          enum: [cat] #HERE",
                        "beside $ref is lost"));
    }
}
