/** Reads OpenAPI documents with their places, follows references, and checks what needs no model. */
package io.moov.openapi.document;
