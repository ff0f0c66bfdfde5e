package io.moov.openapi.check;

import static io.moov.openapi.check.Keyword.old;
import static io.moov.openapi.check.Keyword.opt;
import static io.moov.openapi.check.Keyword.since31;
import static io.moov.openapi.check.Shape.ANY;
import static io.moov.openapi.check.Shape.FLAG;
import static io.moov.openapi.check.Shape.NUMBER;
import static io.moov.openapi.check.Shape.TEXT;
import static io.moov.openapi.check.Shape.either;
import static io.moov.openapi.check.Shape.list;
import static io.moov.openapi.check.Shape.map;
import static io.moov.openapi.check.Shape.of;

/** The keywords of a schema: those of OpenAPI 3.0, and those of JSON Schema 2020-12 that OpenAPI 3.1 takes over. */
final class SchemaKeywords {
    private static final Shape SCHEMA = of(Kind.SCHEMA);

    static final Keyword[] ALL = {
        opt("$ref", TEXT),
        opt("title", TEXT),
        opt("description", TEXT),
        opt("type", either(TEXT, list(TEXT))),
        opt("format", TEXT),
        opt("enum", list(ANY)),
        since31("const", ANY),
        opt("default", ANY),
        opt("example", ANY),
        since31("examples", list(ANY)),
        opt("deprecated", FLAG),
        old("nullable", FLAG),
        opt("readOnly", FLAG),
        opt("writeOnly", FLAG),
        opt("multipleOf", NUMBER),
        opt("maximum", NUMBER),
        opt("exclusiveMaximum", either(FLAG, NUMBER)),
        opt("minimum", NUMBER),
        opt("exclusiveMinimum", either(FLAG, NUMBER)),
        opt("maxLength", NUMBER),
        opt("minLength", NUMBER),
        opt("pattern", TEXT),
        opt("maxItems", NUMBER),
        opt("minItems", NUMBER),
        opt("uniqueItems", FLAG),
        opt("maxProperties", NUMBER),
        opt("minProperties", NUMBER),
        opt("required", list(TEXT)),
        opt("properties", map(SCHEMA)),
        opt("additionalProperties", either(FLAG, SCHEMA)),
        since31("patternProperties", map(SCHEMA)),
        since31("propertyNames", SCHEMA),
        since31("unevaluatedProperties", either(FLAG, SCHEMA)),
        since31("unevaluatedItems", either(FLAG, SCHEMA)),
        opt("items", SCHEMA),
        since31("prefixItems", list(SCHEMA)),
        since31("contains", SCHEMA),
        since31("minContains", NUMBER),
        since31("maxContains", NUMBER),
        opt("allOf", list(SCHEMA)),
        opt("oneOf", list(SCHEMA)),
        opt("anyOf", list(SCHEMA)),
        opt("not", SCHEMA),
        since31("if", SCHEMA),
        since31("then", SCHEMA),
        since31("else", SCHEMA),
        since31("dependentSchemas", map(SCHEMA)),
        since31("dependentRequired", map(list(TEXT))),
        since31("contentEncoding", TEXT),
        since31("contentMediaType", TEXT),
        since31("contentSchema", SCHEMA),
        since31("$schema", TEXT),
        since31("$id", TEXT),
        since31("$anchor", TEXT),
        since31("$dynamicRef", TEXT),
        since31("$dynamicAnchor", TEXT),
        since31("$comment", TEXT),
        since31("$defs", map(SCHEMA)),
        opt("discriminator", of(Kind.DISCRIMINATOR)),
        opt("xml", of(Kind.XML)),
        opt("externalDocs", of(Kind.EXTERNAL_DOCS))
    };

    private SchemaKeywords() {}
}
