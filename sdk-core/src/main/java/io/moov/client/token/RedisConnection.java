package io.moov.client.token;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The connection to Redis: made when it is needed, and made anew when it was lost or is too slow. Lettuce's own
 * reconnecting would keep a dead peer for as long as the operating system does, and wait up to half a minute in between.
 */
final class RedisConnection {
    private static final Duration DEFAULT_LIMIT = Duration.ofSeconds(1);

    private final RedisClient client;
    private final boolean ownsClient;
    private final RedisURI uri;
    private final Duration limit;
    private @Nullable CompletableFuture<StatefulRedisConnection<byte[], byte[]>> connection;
    private boolean closed;

    private RedisConnection(RedisClient client, boolean ownsClient, RedisURI uri, Duration limit) {
        this.client = client;
        this.ownsClient = ownsClient;
        this.uri = uri;
        this.limit = limit;
    }

    /** With a client that belongs to this connection alone. */
    static RedisConnection owned(String text) {
        RedisURI uri = parse(text);
        Duration limit = limitOf(uri);
        uri.setTimeout(limit);
        RedisClient client = RedisClient.create();
        client.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                .socketOptions(SocketOptions.builder().connectTimeout(limit).build())
                .build());
        return new RedisConnection(client, true, uri, limit);
    }

    /** Through a client of the application. */
    static RedisConnection through(RedisClient client, RedisURI uri) {
        return new RedisConnection(client, false, uri, limitOf(uri));
    }

    /**
     * Runs a script; once more on a new connection, if the one that was there turns out to be lost. The stage fails
     * with an {@link IOException} when the time is over, or before.
     */
    <T extends @Nullable Object> CompletionStage<T> run(RedisScript script, String key, byte[]... arguments) {
        return run(true, script, key, arguments);
    }

    private <T extends @Nullable Object> CompletionStage<T> run(
            boolean repeatable, RedisScript script, String key, byte[]... arguments) {
        CompletableFuture<StatefulRedisConnection<byte[], byte[]>> present;
        try {
            present = present();
        } catch (IllegalStateException e) {
            return CompletableFuture.failedFuture(e);
        }
        boolean old = present.isDone();
        CompletionStage<T> result = present.<T>thenCompose(
                        open -> evaluate(open.async(), script, script.keys(key), arguments))
                .orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS);
        // What comes after this may be the caller's code, which must not stop a thread of the connection or of the
        // timer.
        return result.handleAsync((value, failure) -> {
                    if (failure == null) {
                        return CompletableFuture.completedStage(value);
                    }
                    Throwable cause = Futures.cause(failure);
                    if (!(cause instanceof RedisCommandExecutionException)) {
                        drop(present);
                        if (repeatable && old && !(cause instanceof TimeoutException)) {
                            return this.<T>run(false, script, key, arguments);
                        }
                    }
                    return CompletableFuture.<T>failedStage(unusable(cause));
                })
                .thenCompose(Function.identity());
    }

    /** Redis knows a script by its digest, until it restarts. */
    private static <T extends @Nullable Object> CompletionStage<T> evaluate(
            RedisAsyncCommands<byte[], byte[]> redis, RedisScript script, byte[][] keys, byte[][] arguments) {
        CompletionStage<T> known = redis.evalsha(redis.digest(script.text()), script.output(), keys, arguments);
        return known.<CompletionStage<T>>handle((value, failure) -> {
                    if (failure instanceof RedisNoScriptException) {
                        return redis.eval(script.text(), script.output(), keys, arguments);
                    }
                    return failure == null
                            ? CompletableFuture.completedFuture(value)
                            : CompletableFuture.failedFuture(failure);
                })
                .thenCompose(Function.identity());
    }

    private synchronized CompletableFuture<StatefulRedisConnection<byte[], byte[]>> present() {
        if (closed) {
            throw new IllegalStateException("this token store is closed");
        }
        CompletableFuture<StatefulRedisConnection<byte[], byte[]>> present = connection;
        if (present == null || isLost(present)) {
            if (present != null) {
                close(present);
            }
            present = client.connectAsync(ByteArrayCodec.INSTANCE, uri).toCompletableFuture();
            connection = present;
        }
        return present;
    }

    private static boolean isLost(CompletableFuture<StatefulRedisConnection<byte[], byte[]>> connection) {
        return connection.isCompletedExceptionally()
                || (connection.isDone() && !connection.join().isOpen());
    }

    private synchronized void drop(CompletableFuture<StatefulRedisConnection<byte[], byte[]>> slow) {
        if (connection == slow) { // else another request has seen to it
            connection = null;
            close(slow);
        }
    }

    void close() {
        CompletableFuture<StatefulRedisConnection<byte[], byte[]>> last;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            last = connection;
            connection = null;
        }
        if (ownsClient) {
            CompletableFuture<Void> unused = client.shutdownAsync();
        } else if (last != null) {
            close(last);
        }
    }

    /** Also one that is still being made, once it is. */
    private static void close(CompletionStage<StatefulRedisConnection<byte[], byte[]>> connection) {
        connection.thenCompose(StatefulRedisConnection::closeAsync);
    }

    private IOException unusable(Throwable cause) {
        return cause instanceof TimeoutException
                ? new IOException("no answer from Redis at " + this + " within " + limit)
                : new IOException("Redis at " + this + " cannot be used: " + cause, cause);
    }

    private static Duration limitOf(RedisURI uri) {
        Duration limit = uri.getTimeout();
        return limit.isZero() || limit.equals(RedisURI.DEFAULT_TIMEOUT_DURATION) ? DEFAULT_LIMIT : limit;
    }

    private static RedisURI parse(String text) {
        RedisURI uri;
        try {
            uri = RedisURI.create(text);
        } catch (IllegalArgumentException e) {
            // Its message repeats the URI, with the password.
            throw malformed();
        }
        // Lettuce takes an address that it cannot read for a host name; one colon is neither in those nor in IPv6.
        if (uri.getHost() != null && uri.getHost().matches("[^:]*:[^:]*")) {
            throw malformed();
        }
        return uri;
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("the URI of Redis is malformed; write redis://user:password@host:port"
                + "/database, or rediss:// for TLS, with special characters of the password in percent encoding");
    }

    @Override
    public String toString() {
        if (uri.getSocket() != null) {
            return uri.getSocket();
        }
        return uri.getSentinels().isEmpty()
                ? uri.getHost() + ":" + uri.getPort()
                : "the sentinels of " + uri.getSentinelMasterId();
    }
}
