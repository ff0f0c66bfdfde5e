/**
 * A {@link io.moov.client.token.TokenStore} in Redis: standalone, with Sentinel, or a Redis Cluster. It needs {@code
 * io.lettuce:lettuce-core}, which the SDK does not bring.
 *
 * <p>Everything is non-null unless marked {@code @Nullable}.
 */
@NullMarked
package io.moov.client.token.redis;

import org.jspecify.annotations.NullMarked;
