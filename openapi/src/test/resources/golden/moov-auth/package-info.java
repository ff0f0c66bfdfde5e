// Generated from openapi/moov-auth.yaml. Change the document, not this file.
/**
 * Moov authentication API, version v2024.01.00: the operations as Retrofit interfaces, the models, and their
 * Moshi adapters.
 *
 * <p>Generated from the API's OpenAPI document. Everything is non-null unless marked {@code @Nullable}.
 */
@NullMarked
package io.moov.client.auth;

import org.jspecify.annotations.NullMarked;
