package io.moov.openapi.document;

import java.util.stream.Stream;

/** Defects of schemas, of the Java names that follow from them, and of extensions. */
final class SchemaDefects {
    private SchemaDefects() {}

    static Stream<Defect> all() {
        return Stream.of(schemas(), names(), extensions(), marks()).flatMap(group -> group);
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
                new Defect("default: false", "default: 'no' #HERE", "but the type is boolean"),
                new Defect(
                        "          required: [name, toy]",
                        "          required: [nam, toy] #HERE",
                        "did you mean 'name'?"),
                new Defect(
                        "          items:\n            type: string\n",
                        "          items: # \n            type: string\n            enum: [a, b]\n            default: c #HERE\n",
                        "is not in the enum"),
                new Defect(
                        "        error:\n          type: [string, 'null']",
                        "        error:\n          type: [string, 'null']\n          default: 5 #HERE",
                        "the type is string or null"),
                new Defect(
                        "        error:\n          type: [string, 'null']",
                        "        error:\n          type: [] #HERE",
                        "the list of types is empty"),
                new Defect(
                        "enum: [cat, dog]", "enum: [cat, 1.10] #HERE", "the value is a number, but the type is string"),
                new Defect("default: cat", "default: 1_000 #HERE", "is not in the enum"),
                new Defect("format: int64", "minimum: 5 #HERE\n          maximum: 4", "above maximum"),
                new Defect(
                        "        name:\n          type: string",
                        "        name:\n          maxLength: -1 #HERE\n          type: string",
                        "0 or more"),
                new Defect(
                        "        name:\n          type: string",
                        "        name:\n          minLength: 1.5 #HERE\n          type: string",
                        "0 or more"),
                new Defect("format: int64", "multipleOf: ten #HERE", "where a number belongs"),
                new Defect(
                        "    Kind:\n      type: string\n      enum: [cat, dog]\n",
                        "    Kind:\n      type: string\n      enum: cat #HERE\n",
                        "where a list belongs"),
                new Defect(
                        "      type: object\n      required: [name]\n",
                        "      type: object\n      discriminator:\n        propertyName: kindd #HERE\n      required: [name]\n",
                        "'kindd' is not a property here"),
                new Defect(
                        "    Kind:\n",
                        "    Any:\n      discriminator:\n        propertyName: name\n        mapping:\n          cat: Puppie #HERE\n    Kind:\n",
                        "did you mean 'Puppy'?"));
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
                        "the same Java name as schema 'Pet'"),
                new Defect(
                        "        parent:\n",
                        "        kind_: #HERE\n          type: string\n        parent:\n",
                        "the same Java name as 'kind'"),
                new Defect(
                        "    Puppy:\n",
                        "    pet_: #HERE\n      type: object\n    Puppy:\n",
                        "the same Java name as schema 'Pet'"),
                new Defect(
                        "    Puppy:\n", "    PetsApi: #HERE\n      type: object\n    Puppy:\n", "and becomes PetsApi2"),
                new Defect(
                        "    Puppy:\n",
                        "    PetJsonAdapter: #HERE\n      type: object\n    Puppy:\n",
                        "and becomes PetJsonAdapter2"),
                new Defect("    Puppy:\n", "    ___: #HERE\n      type: object\n    Puppy:\n", "makes no Java name"));
    }

    private static Stream<Defect> extensions() {
        return Stream.of(
                new Defect("x-sensitive: true", "x-sensitve: true #HERE", "did you mean 'x-sensitive'?"),
                new Defect("x-sensitive: true", "x-sensitive: 'yes' #HERE", "write true or false"),
                new Defect("x-sensitive: true", "x-expiry: true #HERE", "type integer"),
                new Defect("x-sensitive: true", "x-idempotent: true #HERE", "no effect on a property"),
                new Defect("x-idempotent: true", "x-idempotnt: true #HERE", "did you mean 'x-idempotent'?"),
                new Defect("x-sensitive: true", "x-sensitive: 1 #HERE", "write true or false"),
                new Defect(
                        "    Problem:\n      type: object",
                        "    Problem:\n      x-sensitive: true #HERE\n      type: object",
                        "mark the properties"),
                new Defect(
                        "      name: petId\n",
                        "      name: petId\n      x-sensitive: true #HERE\n",
                        "no effect on a parameter"),
                new Defect(
                        "            type: boolean\n            default: false",
                        "            type: boolean\n            x-sensitive: true #HERE",
                        "no effect on a parameter"),
                new Defect("paths:\n", "paths:\n  x-idempotent: true #HERE\n", "no effect on paths"),
                new Defect("x-sensitive: true", "X-Sensitive: true #HERE", "not a keyword of a schema"));
    }

    /** Extensions that only work in certain places. */
    private static Stream<Defect> marks() {
        return Stream.of(
                new Defect("x-sensitive: true", "x-credntial: true #HERE", "did you mean 'x-credential'?"),
                new Defect("x-sensitive: true", "x-singleuse: true #HERE", "did you mean 'x-single-use'?"),
                new Defect("x-sensitive: true", "x-headervalue: true #HERE", "did you mean 'x-header-value'?"),
                new Defect("x-sensitive: true", "x-credential: 'yes' #HERE", "write true or false"),
                new Defect("x-sensitive: true", "x-single-use: 1 #HERE", "write true or false"),
                new Defect("x-sensitive: true", "x-header-value: [] #HERE", "write true or false"),
                new Defect("x-idempotent: true", "x-single-use: true #HERE", "no effect on an operation"),
                new Defect(
                        "      name: petId\n",
                        "      name: petId\n      x-credential: true #HERE\n",
                        "no effect on a parameter"),
                new Defect(
                        "            type: boolean\n            default: false",
                        "            type: boolean\n            x-credential: true #HERE",
                        "no effect on a parameter"),
                // A pet's parent is sent inside of it.
                new Defect("x-sensitive: true", "x-single-use: true #HERE", "is lost, as no operation"),
                new Defect(
                        "          type: [string, 'null']",
                        "          type: [string, 'null']\n          x-credential: true #HERE",
                        "no operation has this property in its JSON body; take it away"),
                new Defect(
                        "    Problem:\n      type: object",
                        "    Problem:\n      x-single-use: true #HERE\n      type: object",
                        "no effect on a schema"));
    }
}
