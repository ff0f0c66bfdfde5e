package io.moov.openapi.document;

import java.util.stream.Stream;

/** Defects of paths, parameters, operations, responses and servers. */
final class OperationDefects {
    private OperationDefects() {}

    static Stream<Defect> all() {
        return Stream.of(paths(), operations()).flatMap(group -> group);
    }

    private static Stream<Defect> paths() {
        return Stream.of(
                new Defect("  /pets:\n", "  pets: #HERE\n", "does not begin with a slash"),
                new Defect("  /pets:\n", "  /pets/{id: #HERE\n", "brace without its partner"),
                new Defect("  /pets:\n", "  /pets/{}: #HERE\n", "brace without its partner"),
                new Defect("  /pets:\n", "  '': #HERE\n", "does not begin with a slash"),
                new Defect("  /pets:\n", "  /pets#all: #HERE\n", "stands after '#'"),
                new Defect("  /pets:\n", "  /pets/../owners: #HERE\n", "leads to another path"),
                new Defect("  /pets:\n", "  /cats: #HERE\n  /pets:\n", "here stands nothing where a path"),
                new Defect(
                        "  /pets:\n    post:",
                        "  /owners/{owner}:\n    post: #HERE",
                        "does not declare the path parameter 'owner'"),
                new Defect("  /pets:\n", "  /pets/{other}: #HERE\n", "the same as /pets/{petId}"),
                new Defect("/pets/{petId}:", "/pets/{petId}/{petId}: #HERE", "a parameter twice"),
                new Defect(
                        "      name: petId\n      in: path\n      required: true",
                        "      name: petId #HERE\n      in: path",
                        "write required: true"),
                new Defect("in: query", "in: querry #HERE", "did you mean 'query'?"),
                new Defect(
                        "          schema:\n            type: boolean\n            default: false\n",
                        "          schema:\n            type: boolean\n        - name: verbose #HERE\n          in: query\n          schema:\n            type: boolean\n",
                        "declared twice"),
                new Defect(
                        "- name: verbose\n          in: query\n          schema:\n            type: boolean\n            default: false\n",
                        "- name: verbose #HERE\n          in: query\n",
                        "needs a schema or a content"),
                new Defect("      in: path\n", "      in: path\n      style: form #HERE\n", "'form' is not known here"),
                new Defect(
                        "- name: verbose\n          in: query",
                        "- name: Accept #HERE\n          in: header",
                        "OpenAPI ignores a parameter"),
                new Defect(
                        "          schema:\n            type: boolean\n            default: false\n",
                        "          content: {} #HERE\n",
                        "must have one media type"),
                new Defect(
                        "    parameters:\n      - $ref: '#/components/parameters/PetId'\n    get:",
                        "    get: #HERE",
                        "does not declare the path parameter 'petId'"),
                new Defect(
                        "paths:\n  /pets/{petId}:",
                        "paths: {} #HERE\nx-paths:\n  /pets/{petId}:",
                        "there are no paths"),
                new Defect(
                        "url: https://pets.example",
                        "url: https://{region}.pets.example #HERE",
                        "'region' is not declared"),
                new Defect(
                        "  - url: https://pets.example",
                        "  - url: https://{at}.pets.example\n    variables:\n      at:\n        enum: [a, b]\n        default: c #HERE",
                        "not in the variable's enum"));
    }

    private static Stream<Defect> operations() {
        return Stream.of(
                new Defect("operationId: addPet", "operationId: getPet #HERE", "is taken"),
                new Defect("operationId: addPet", "operationId: get-pet #HERE", "'getPet' is taken"),
                new Defect("'204':", "2XY: #HERE", "is not a status"),
                new Defect("'204':", "'600': #HERE", "is not a status"),
                new Defect("'204':", "Default: #HERE", "is not a status"),
                new Defect(
                        "      responses:\n        '204':\n          description: It is added.\n",
                        "      responses: {} #HERE\n",
                        "there are no responses"),
                new Defect("operationId: addPet", "operationId: '!?' #HERE", "makes no Java name"),
                new Defect(
                        "      operationId: addPet\n      x-idempotent: true\n",
                        "      operationId: addPet\n      x-idempotent: 1 #HERE\n",
                        "write true or false"),
                new Defect("'204':", "4xx: #HERE", "is not a status"),
                new Defect("        '204':", "        x-note: y #HERE\n        x-204:", "there are no responses"),
                new Defect(
                        "tags: [pets]\n      operationId: addPet",
                        "tags: [Pets] #HERE\n      operationId: addPet",
                        "tag 'Pets' makes the same Java name as tag 'pets'"),
                new Defect(
                        "tags: [pets]\n      operationId: addPet",
                        "tags: [42] #HERE\n      operationId: addPet",
                        "a number where a text belongs"),
                new Defect(
                        "tags: [pets]\n      operationId: addPet",
                        "tags: ['猫'] #HERE\n      operationId: addPet",
                        "makes no Java name"));
    }
}
