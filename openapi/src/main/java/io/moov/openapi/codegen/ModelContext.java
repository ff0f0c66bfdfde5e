package io.moov.openapi.codegen;

/** What models are described with. */
record ModelContext(Schemas schemas, ValueTypes types, SchemaWords words) {}
