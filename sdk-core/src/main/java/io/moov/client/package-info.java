/**
 * The Moov SDK for Java: a client for Moov's OAuth 2.0 authentication API.
 *
 * <p>Start with {@link io.moov.client.MoovClient}. Everything is non-null unless marked {@code @Nullable}.
 */
@NullMarked
package io.moov.client;

import org.jspecify.annotations.NullMarked;
