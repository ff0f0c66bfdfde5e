/** What a document means: one resolved graph of schemas and operations, with their Java names and types. */
package io.moov.openapi.model;
