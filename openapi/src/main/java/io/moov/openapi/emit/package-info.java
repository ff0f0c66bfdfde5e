/** Writes Java sources from a model. */
package io.moov.openapi.emit;
