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
                new Defect("type: [string, 'null']", "type: [string, integer] #HERE", "several types"),
                new Defect("type: [string, 'null']", "if: {} #HERE", "'if'"),
                new Defect("type: [string, 'null']", "patternProperties: {} #HERE", "'patternProperties'"),
                new Defect("type: [string, 'null']", "type: 'null' #HERE", "nothing but null"),
                new Defect("enum: [cat, dog]", "enum: [cat, null] #HERE", "null only in the type"),
                new Defect(
                        "        name:\n          type: string",
                        "        name:\n          oneOf: [] #HERE\n          type: string",
                        "'oneOf'"),
                new Defect(
                        "        name:\n          type: string",
                        "        name: #\n          enum: [a] #HERE\n          type: string",
                        "has no name"),
                new Defect(
                        "          application/json:\n            schema:\n              $ref: '#/components/schemas/Pet'\n      responses",
                        "          text/plain: #HERE\n            schema:\n              $ref: '#/components/schemas/Pet'\n      responses",
                        "text/plain"),
                new Defect(
                        "- name: verbose\n          in: query",
                        "- name: verbose #HERE\n          in: cookie",
                        "cookie parameter"));
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
                        "beside $ref is lost"),
                new Defect(
                        "          required: [name, toy]",
                        "          required: [born, toy] #HERE",
                        "require it beside its declaration"));
    }
}
