package io.moov.client.token.redis;

import io.lettuce.core.api.StatefulConnection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The connection to Redis: made when it is needed, and made anew when it was lost, is too slow, or leads to a server that
 * does not serve any more. Lettuce's own reconnecting would keep a dead peer for as long as the operating system does,
 * and a primary that became a replica for ever.
 */
final class RedisConnection {
    private final Supplier<CompletionStage<StatefulConnection<byte[], byte[]>>> connector;
    private final int seeds;
    private final Duration limit;
    private final String address;
    private final Runnable afterClose;
    private volatile @Nullable CompletableFuture<StatefulConnection<byte[], byte[]>> connection;
    private volatile boolean closed;

    /**
     * Connects to nothing yet.
     *
     * @param connector makes a connection, or fails, in limited time; each time with the next seed
     * @param seeds how many there are
     * @param limit how long a command may take, which Lettuce watches over with a timer of its own
     * @param address for messages
     * @param afterClose releases what made the connection
     */
    RedisConnection(
            Supplier<CompletionStage<StatefulConnection<byte[], byte[]>>> connector,
            int seeds,
            Duration limit,
            String address,
            Runnable afterClose) {
        this.connector = connector;
        this.seeds = seeds;
        this.limit = limit;
        this.address = address;
        this.afterClose = afterClose;
    }

    /**
     * Runs a script; again on a new connection, for each seed, if the present one turns out to be of no use. The stage
     * fails with a {@code TokenStoreException}, in limited time.
     */
    <T> CompletionStage<T> run(RedisScript script, String key, byte[]... arguments) {
        CompletableFuture<T> result = new CompletableFuture<>();
        run(result, connection == null ? seeds : seeds + 1, script, key, arguments);
        return result;
    }

    private <T> void run(
            CompletableFuture<T> result, int attempts, RedisScript script, String key, byte[]... arguments) {
        CompletableFuture<StatefulConnection<byte[], byte[]>> present = present();
        CompletableFuture<T> unused = present.thenCompose(open -> script.<T>eval(open, key, arguments))
                .whenComplete((value, failure) -> {
                    RedisFailure meaning = failure == null ? null : RedisFailure.of(failure);
                    if (meaning == null) {
                        result.complete(value);
                    } else if (closed) {
                        result.completeExceptionally(new IllegalStateException("this token store is closed"));
                    } else if (drop(present, meaning) && attempts > 1 && meaning != RedisFailure.TIMEOUT) {
                        run(result, attempts - 1, script, key, arguments);
                    } else {
                        result.completeExceptionally(meaning.describe("Redis at " + address, failure));
                    }
                });
    }

    private synchronized CompletableFuture<StatefulConnection<byte[], byte[]>> present() {
        if (connection == null) { // whatever the connector throws fails the stage
            connection = CompletableFuture.completedFuture(limit).thenCompose(any -> connector.get());
            CompletionStage<Void> unused = connection.thenAccept(open -> open.setTimeout(limit));
        }
        return connection;
    }

    /** Lets go of a connection that is of no use any more; false if only this request was refused. */
    private synchronized boolean drop(
            CompletableFuture<StatefulConnection<byte[], byte[]>> present, RedisFailure failure) {
        boolean useless = failure.needsNewConnection() || present.isCompletedExceptionally();
        if (useless && connection == present) { // otherwise another request has done so
            connection = null;
            CompletionStage<Void> unused = present.thenCompose(StatefulConnection::closeAsync);
        }
        return useless;
    }

    /** A request that is under way, or comes later, says that the store is closed. */
    synchronized void close() {
        CompletableFuture<?> ended = CompletableFuture.completedFuture(null);
        if (!closed && connection != null) {
            ended = connection.thenCompose(StatefulConnection::closeAsync);
        }
        closed = true;
        connection = CompletableFuture.failedFuture(new IllegalStateException());
        CompletableFuture<?> unused = ended.whenComplete((done, failure) -> afterClose.run());
    }

    @Override
    public String toString() {
        return address;
    }
}
