package io.moov.client.token.redis;

import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.api.StatefulConnection;
import io.netty.util.Timeout;
import io.netty.util.Timer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The connection to Redis: made when it is needed, and made anew when it was lost, is too slow, or leads to a server that
 * does not serve any more. Lettuce's own reconnecting would keep a dead peer for as long as the operating system does,
 * and a primary that became a replica for ever.
 */
final class RedisConnection {
    private final Supplier<CompletionStage<StatefulConnection<byte[], byte[]>>> connector;
    private final Timer timer;
    private final Duration limit;
    private final String address;
    private @Nullable CompletableFuture<StatefulConnection<byte[], byte[]>> connection;
    private boolean closed;

    /**
     * Connects to nothing yet.
     *
     * @param connector makes a connection
     * @param timer of Lettuce, which runs nothing of the application's
     * @param limit how long a request may take, and connecting too
     * @param address for messages
     */
    RedisConnection(
            Supplier<CompletionStage<StatefulConnection<byte[], byte[]>>> connector,
            Timer timer,
            Duration limit,
            String address) {
        this.connector = connector;
        this.timer = timer;
        this.limit = limit;
        this.address = address;
    }

    /**
     * Runs a script; once more on a new connection, if the one that was there turns out to be of no use. The stage fails
     * with a {@code TokenStoreException}, when the time is over or before.
     */
    <T> CompletionStage<T> run(RedisScript script, String key, byte[]... arguments) {
        CompletableFuture<T> result = new CompletableFuture<>();
        run(result, true, script, key, arguments);
        return result;
    }

    private <T> void run(
            CompletableFuture<T> result, boolean repeatable, RedisScript script, String key, byte[]... arguments) {
        try {
            CompletableFuture<StatefulConnection<byte[], byte[]>> present = present();
            boolean old = present.isDone();
            CompletableFuture<T> reply = present.thenCompose(open -> script.eval(open, key, arguments));
            limit(reply, old ? limit : limit.multipliedBy(2)); // the first connection loads a thousand classes
            CompletableFuture<T> unused = reply.whenComplete((value, failure) -> {
                RedisFailure meaning = failure == null ? null : RedisFailure.of(failure);
                if (meaning == null) {
                    result.complete(value);
                } else if (drop(present, meaning) && repeatable && old && meaning != RedisFailure.TIMEOUT) {
                    run(result, false, script, key, arguments);
                } else {
                    result.completeExceptionally(meaning.describe("Redis at " + address, failure));
                }
            });
        } catch (IllegalStateException e) { // closed, or the application has ended its client
            result.completeExceptionally(e);
        }
    }

    private void limit(CompletableFuture<?> reply, Duration atMost) {
        Timeout timeout = timer.newTimeout(
                expired -> reply.completeExceptionally(new RedisCommandTimeoutException()),
                atMost.toNanos(),
                TimeUnit.NANOSECONDS);
        CompletableFuture<?> unused = reply.whenComplete((value, failure) -> timeout.cancel());
    }

    private synchronized CompletableFuture<StatefulConnection<byte[], byte[]>> present() {
        if (closed) {
            throw new IllegalStateException("this token store is closed");
        }
        if (connection == null) {
            connection = connect();
        }
        return connection;
    }

    private CompletableFuture<StatefulConnection<byte[], byte[]>> connect() {
        try {
            return connector
                    .get()
                    .<StatefulConnection<byte[], byte[]>>thenApply(open -> open)
                    .toCompletableFuture();
        } catch (RuntimeException | LinkageError e) { // such as a client that the application has ended
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Lets go of a connection that is of no use any more; false if it is, and only this request was refused. */
    private synchronized boolean drop(
            CompletableFuture<StatefulConnection<byte[], byte[]>> present, RedisFailure failure) {
        boolean useless = failure.needsNewConnection() || present.isCompletedExceptionally();
        if (useless && connection == present) { // otherwise another request has done so
            connection = null;
            CompletionStage<Void> unused = present.thenCompose(StatefulConnection::closeAsync); // once it is made
        }
        return useless;
    }

    /** The stage completes, in whichever way, when the connection has ended. */
    synchronized CompletionStage<?> close() {
        closed = true;
        CompletableFuture<StatefulConnection<byte[], byte[]>> last = connection;
        connection = null;
        return last == null
                ? CompletableFuture.completedFuture(null)
                : last.thenCompose(StatefulConnection::closeAsync);
    }

    @Override
    public String toString() {
        return address;
    }
}
