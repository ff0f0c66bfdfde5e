package io.moov.openapi.document;

import java.util.stream.Stream;

/** Defects of syntax, keywords and references. */
final class StructureDefects {
    private static final String PET_SCHEMA = "$ref: '#/components/schemas/Pet'\n        default:";

    private StructureDefects() {}

    static Stream<Defect> all() {
        return Stream.of(syntax(), keywords(), references(), circles()).flatMap(group -> group);
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
                        "where true or false belongs"),
                new Defect("openapi: 3.1.0", "openapi: 3.1 #HERE", "not supported"),
                new Defect("version: '1'", "version: 1.10 #HERE", "a number where a text belongs"),
                new Defect("version: '1'", "version: true #HERE", "where a text belongs"),
                new Defect("tags:\n  - name: pets", "tags: # \n  - name: #HERE", "here stands nothing"),
                new Defect("  title: Pets", "  title: Pets\n  null: x #HERE", "this key is nothing"),
                new Defect("  title: Pets", "  title: Pets\n  [a]: x #HERE", "this key is a list"),
                new Defect("title: Pets", "title: \"Pets #HERE", "not well-formed"),
                new Defect("title: Pets", "title: *pets #HERE", "there is no anchor 'pets'"),
                new Defect("info:\n", "x-loop: &loop #HERE\n  - *loop\ninfo:\n", "stands inside of it"),
                new Defect("components:\n", "--- #HERE\ncomponents:\n", "not well-formed"),
                new Defect("title: Pets", "title: !pets x #HERE", "the tag !pets is not read"),
                new Defect("title: Pets", "title: !!java.io.File x #HERE", "java.io.File is not read"),
                new Defect("title: Pets", "!name title: Pets #HERE", "the tag !name is not read"),
                new Defect("title: Pets", "\ttitle: Pets #HERE", "not well-formed"),
                new Defect("  title: Pets", "      title: Pets #\n  summary: x #HERE", "not well-formed"));
    }

    private static Stream<Defect> keywords() {
        return Stream.of(
                new Defect(
                        "tags: [pets]\n      operationId: getPet",
                        "tags: [pets]\n      operationID: getPet #HERE",
                        "did you mean 'operationId'?"),
                new Defect("required: [name]\n", "requred: [name] #HERE\n", "did you mean 'required'?"),
                new Defect("format: int64", "fromat: int64 #HERE", "did you mean 'format'?"),
                new Defect("format: int64", "nullable: true #HERE", "only of 3.0"),
                new Defect("format: int64", "exclusiveMinimum: true #HERE", "where a number belongs"),
                new Defect("format: int64", "minimum: zero #HERE", "where a number belongs"),
                new Defect("x-sensitive: true", "required: true #HERE", "(a list) belongs"),
                new Defect("scheme: basic", "schema: basic #HERE", "'schema' is not a keyword of a security scheme"),
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
                        "'content' is not a keyword of a reference"),
                new Defect(
                        "    get:\n      tags: [pets]\n      operationId: getPet\n",
                        "    get:\n      tags: [pets] #HERE\n",
                        "lacks 'operationId'"),
                new Defect(
                        "      operationId: addPet\n",
                        "      operationId: addPet\n      produces: [application/json] #HERE\n",
                        "not a keyword of an operation"),
                new Defect(
                        "      name: petId\n",
                        "      name: petId\n      type: string #HERE\n",
                        "not a keyword of a parameter"),
                new Defect("      type: http", "      type: htp #HERE", "did you mean 'http'?"),
                new Defect(
                        "    key:\n      type: http\n      scheme: basic",
                        "    key:\n      type: http #HERE",
                        "lacks 'scheme'"),
                Defect.in30(
                        "        name:\n          type: string",
                        "        name:\n          examples: [a] #HERE\n          type: string",
                        "write example"),
                Defect.in30(
                        "        name:\n          type: string",
                        "        name:\n          const: a #HERE\n          type: string",
                        "write an enum of one value"),
                Defect.in30(
                        "        name:\n          type: string",
                        "        name:\n          type: [string] #HERE",
                        "a list of types is not in OpenAPI 3.0"),
                Defect.in30(
                        "        name:\n          type: string",
                        "        name:\n          type: 'null' #HERE",
                        "write nullable: true"),
                Defect.in30(
                        "        name:\n          type: string",
                        "        name:\n          exclusiveMaximum: 5 #HERE\n          type: string",
                        "where true or false belongs"),
                Defect.in30(
                        "servers:\n", "webhooks: {} #HERE\nservers:\n", "'webhooks' is not a keyword of the document"));
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
                new Defect(
                        PET_SCHEMA,
                        "$ref: 'other.yaml#/Pet' #HERE\n        default:",
                        "leads to a file that is not there"),
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
                new Defect("  - key: []", "  - kee: [] #HERE", "did you mean 'key'?"),
                new Defect("parameters/PetId'", "schemas/Pet' #HERE", "leads to a schema where a parameter belongs"),
                new Defect("responses/Problem'", "schemas' #HERE", "leads nowhere"),
                new Defect("$ref: '#/components/schemas/Kind'", "$ref: '#/components/schemas' #HERE", "leads nowhere"),
                new Defect(
                        "$ref: '#/components/schemas/Kind'", "$ref: Kind #HERE", "leads to a file that is not there"),
                new Defect(
                        "$ref: '#/components/schemas/Kind'", "$ref: '#/components/schemas/%zz' #HERE", "leads nowhere"),
                new Defect(
                        "    Puppy:\n      allOf:\n",
                        "    Loop:\n      allOf:\n        - $ref: '#/components/schemas/Puppy' #HERE\n    Puppy:\n      allOf:\n        - $ref: '#/components/schemas/Loop'\n",
                        "lead back to it"),
                new Defect("    Puppy:\n", "    Pup~py: #HERE\n", "no name for a component"),
                new Defect("$ref: '#/components/schemas/Kind'", "$ref: '' #HERE", "leads out of the document"),
                new Defect("$ref: '#/components/schemas/Kind'", "$ref: '#Kind' #HERE", "leads nowhere"),
                new Defect(
                        "          description: It is added.\n",
                        "          description: x\n          headers:\n            A:\n              $ref: '#/components/headers/B' #HERE\n",
                        "leads nowhere"),
                new Defect(
                        "      operationId: addPet\n",
                        "      operationId: addPet\n      callbacks: #\n        done:\n          $ref: '#/components/callbacks/Done' #HERE\n",
                        "leads nowhere"));
    }

    /** References that go round without anything on the way. */
    private static Stream<Defect> circles() {
        return Stream.of(
                new Defect(
                        "    Kind:\n",
                        "    One:\n      $ref: '#/components/schemas/Two' #HERE\n    Two:\n      $ref: '#/components/schemas/One'\n    Kind:\n",
                        "leads in a circle"),
                new Defect(
                        "    Puppy:\n      allOf:\n",
                        "    Puppy:\n      allOf:\n        - $ref: '#/components/schemas/Puppy' #HERE\n",
                        "lead back to it"),
                new Defect(
                        "    PetId:\n",
                        "    One:\n      $ref: '#/components/parameters/One' #HERE\n    PetId:\n",
                        "leads in a circle"));
    }
}
