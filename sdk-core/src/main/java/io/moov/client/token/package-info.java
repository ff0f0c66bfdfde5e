/**
 * One valid token, always at hand, for one process or for a fleet.
 *
 * <p>Everything is non-null unless marked {@code @Nullable}.
 */
@NullMarked
package io.moov.client.token;

import org.jspecify.annotations.NullMarked;
