/** Generates the Java of an API from its OpenAPI document. */
package io.moov.openapi;
