package io.moov.openapi.check;

import java.util.stream.Stream;

/** The defects that a document may not have. */
final class Defects {
    private static final String PET_SCHEMA = "$ref: '#/components/schemas/Pet'\n        default:";

    private Defects() {}

    static Stream<Defect> all() {
        return Stream.of(
                        syntax(),
                        references(),
                        keywords(),
                        paths(),
                        operations(),
                        schemas(),
                        names(),
                        extensions(),
                        unsupported())
                .flatMap(group -> group);
    }

    private static Stream<Defect> syntax() {
        return Stream.of(
                new Defect("title: Pets\n  version: '1'", "title: [Pets\n  version: '1' #HERE", "not well-formed"),
                new Defect("title: Pets", "title: Pets\n  title: Cats #HERE", "second time"),
                new Defect("openapi: 3.1.0", "openapi: 2.0.0 #HERE", "not supported"),
                new Defect("openapi: 3.1.0", "openapi: 3.2.0 #HERE", "not supported"),
                new Defect("  title: Pets\n  version: '1'\n", "  version: '1' #HERE\n", "lacks 'title'"),
                new Defect("info:", "info: nonsense #HERE\nx-info:", "where info (a mapping) belongs"),
                new Defect("tags: [pets]", "tags: pets #HERE", "where a list belongs"),
                new Defect(
                        "required: true\n        content",
                        "required: 'yes' #HERE\n        content",
                        "where true or false belongs"));
    }

    private static Stream<Defect> references() {
        return Stream.of(
                new Defect(
                        PET_SCHEMA, "$ref: '#/components/schemas/Pat' #HERE\n        default:", "did you mean 'Pet'?"),
                new Defect("responses/Problem'", "responses/Problems' #HERE", "did you mean 'Problem'?"),
                new Defect("parameters/PetId'", "parameters/PetIds' #HERE", "did you mean 'PetId'?"),
                new Defect(
                        "responses/Problem'", "schemas/Problem' #HERE", "leads to a schema where a response belongs"),
                new Defect(
                        "responses/Problem'",
                        "parameters/PetId' #HERE",
                        "leads to a parameter where a response belongs"),
                new Defect(PET_SCHEMA, "$ref: 'other.yaml#/Pet' #HERE\n        default:", "leads out of the document"),
                new Defect(
                        PET_SCHEMA,
                        "$ref: 'https://example.com/pet' #HERE\n        default:",
                        "leads out of the document"),
                new Defect(
                        "    Kind:\n      type: string\n      enum: [cat, dog]\n      default: cat\n",
                        "    Kind:\n      $ref: '#/components/schemas/Kind' #HERE\n",
                        "leads in a circle"),
                new Defect(
                        "    Problem:\n      description: What went wrong.",
                        "    Loop:\n      $ref: '#/components/responses/Loop' #HERE\n    Problem:\n      description: x",
                        "leads in a circle"),
                new Defect("  - key: []", "  - kee: [] #HERE", "did you mean 'key'?"));
    }

    private static Stream<Defect> keywords() {
        return Stream.of(
                new Defect(
                        "tags: [pets]\n      operationId: getPet",
                        "tags: [pets] #HERE\n      operationID: getPet",
                        "lacks 'operationId'"),
                new Defect("required: [name]\n", "requred: [name] #HERE\n", "did you mean 'required'?"),
                new Defect("format: int64", "fromat: int64 #HERE", "did you mean 'format'?"),
                new Defect("format: int64", "nullable: true #HERE", "only of 3.0"),
                new Defect("format: int64", "exclusiveMinimum: true #HERE", "a number in OpenAPI 3.1"),
                new Defect("format: int64", "minimum: zero #HERE", "where a number belongs"),
                new Defect("x-sensitive: true", "required: true #HERE", "where a list belongs"),
                new Defect("scheme: basic", "schema: basic #HERE", "did you mean 'scheme'?"),
                new Defect("- url: https://pets.example", "- uri: https://pets.example #HERE", "did you mean 'url'?"),
                new Defect("components:", "component: {} #HERE\ncomponents:", "did you mean 'components'?"),
                new Defect(
                        "  responses:\n    Problem",
                        "  respones: {} #HERE\n  responses:\n    Problem",
                        "did you mean 'responses'?"),
                new Defect(
                        "description: It is added.",
                        "description: It is added.\n          contents: {} #HERE",
                        "did you mean 'content'?"),
                new Defect(
                        "$ref: '#/components/responses/Problem'",
                        "$ref: '#/components/responses/Problem'\n          content: {} #HERE",
                        "beside $ref is ignored"));
    }

    private static Stream<Defect> paths() {
        return Stream.of(
                new Defect("  /pets:\n", "  pets: #HERE\n", "does not begin with a slash"),
                new Defect("  /pets:\n", "  /pets/{id: #HERE\n", "brace without its partner"),
                new Defect(
                        "  /pets:\n    post:",
                        "  /owners/{owner}:\n    post: #HERE",
                        "does not declare the path parameter 'owner'"),
                new Defect("  /pets:\n", "  /pets/{other}: #HERE\n", "the same as /pets/{petId}"),
                new Defect("/pets/{petId}:", "/pets/{petId}/{petId}: #HERE", "a parameter twice"),
                new Defect(
                        "/pets/{petId}:\n    parameters:\n      - $ref",
                        "/pets/all:\n    parameters:\n      - $ref: '#/components/parameters/PetId' #HERE\n    x",
                        "has no {petId}"),
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
                        "needs a schema or a content"));
    }

    private static Stream<Defect> operations() {
        return Stream.of(
                new Defect("operationId: addPet", "operationId: getPet #HERE", "the same method as getPet"),
                new Defect("operationId: addPet", "operationId: get-pet #HERE", "the same method as getPet"),
                new Defect("'204':", "2XY: #HERE", "is not a status"),
                new Defect("'204':", "'600': #HERE", "is not a status"),
                new Defect("'204':", "Default: #HERE", "is not a status"),
                new Defect(
                        "      responses:\n        '204':\n          description: It is added.\n",
                        "      responses: {} #HERE\n",
                        "there are no responses"));
    }

    private static Stream<Defect> schemas() {
        return Stream.of(
                new Defect("type: integer", "type: integr #HERE", "did you mean 'integer'?"),
                new Defect(
                        "        tags:\n          type: array\n          items:\n            type: string\n",
                        "        tags:\n          type: array #HERE\n",
                        "lacks 'items'"),
                new Defect("required: [name]", "required: [nam] #HERE", "did you mean 'name'?"),
                new Defect("required: [name]", "required: [name, name] #HERE", "twice"),
                new Defect("enum: [cat, dog]", "enum: [] #HERE", "the enum is empty"),
                new Defect("enum: [cat, dog]", "enum: [cat, cat] #HERE", "twice"),
                new Defect("enum: [cat, dog]", "enum: [cat, 7] #HERE", "but the type is string"),
                new Defect("default: cat", "default: cow #HERE", "is not in the enum"),
                new Defect("default: false", "default: 'no' #HERE", "but the type is boolean"));
    }

    private static Stream<Defect> names() {
        return Stream.of(
                new Defect(
                        "        parent:\n",
                        "        Name: #HERE\n          type: string\n        parent:\n",
                        "the same Java name as 'name'"),
                new Defect(
                        "    Puppy:\n",
                        "    pet: #HERE\n      type: object\n    Puppy:\n",
                        "the same Java name as 'Pet'"));
    }

    private static Stream<Defect> extensions() {
        return Stream.of(
                new Defect("x-sensitive: true", "x-sensitve: true #HERE", "did you mean 'x-sensitive'?"),
                new Defect("x-sensitive: true", "x-sensitive: 'yes' #HERE", "write true or false"),
                new Defect("x-sensitive: true", "x-expiry: true #HERE", "type integer"),
                new Defect("x-sensitive: true", "x-idempotent: true #HERE", "no effect on a schema"),
                new Defect("x-idempotent: true", "x-idempotnt: true #HERE", "did you mean 'x-idempotent'?"));
    }

    private static Stream<Defect> unsupported() {
        return Stream.of(
                new Defect("type: [string, 'null']", "type: [string, integer] #HERE", "several types"),
                new Defect("type: [string, 'null']", "if: {} #HERE", "'if'"),
                new Defect("type: [string, 'null']", "patternProperties: {} #HERE", "'patternProperties'"));
    }
}
