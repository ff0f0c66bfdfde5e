package io.moov.client.token;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A store in Redis, 5 or newer, for the processes of a fleet. It needs {@code io.lettuce:lettuce-core} on the class
 * path, which the SDK does not bring.
 *
 * <pre>{@code
 * try (RedisTokenStore store = RedisTokenStore.connect("rediss://user:password@redis.internal:6380/0?timeout=2s")) {
 *     TokenStore.Entry entry = store.read(key).toCompletableFuture().join();
 * }
 * }</pre>
 *
 * <p>It connects when it is first used, and again whenever the connection was lost or Redis did not answer in time: a
 * Redis that is down, also at the start, fails stages with an {@link java.io.IOException} and nothing else. Nothing is
 * queued while it is down. A Redis that lost its data grants fences that grow nevertheless, because they start from its
 * clock.
 *
 * <p>Thread-safe. What depends on a stage must not block: it runs on a thread of the connection. {@link #toString()} and
 * messages show hosts and ports, never a password.
 */
public final class RedisTokenStore implements TokenStore {
    private final RedisConnection redis;

    private RedisTokenStore(RedisConnection redis) {
        this.redis = redis;
    }

    /**
     * Makes a store with a connection of its own.
     *
     * @param uri where Redis is: {@code redis://} or, with TLS, {@code rediss://}, then {@code
     *     user:password@host:port/database}; {@code ?timeout=2s} sets the limit for connecting and for each operation,
     *     which is else a second
     * @return the store
     * @throws IllegalArgumentException if the URI is malformed; the message does not repeat it
     */
    public static RedisTokenStore connect(String uri) {
        return new RedisTokenStore(RedisConnection.owned(uri));
    }

    /**
     * Makes a store that connects through a client of the application, which {@link #close()} leaves open: for its
     * options, threads, metrics and credentials.
     *
     * @param client the client
     * @param uri where Redis is; its timeout, if it is not Lettuce's default, is the limit for each operation, which is
     *     else a second
     * @return the store
     */
    public static RedisTokenStore of(RedisClient client, RedisURI uri) {
        return new RedisTokenStore(RedisConnection.through(Objects.requireNonNull(client, "client"), uri));
    }

    @Override
    public CompletionStage<@Nullable Entry> read(String key) {
        long asked = System.nanoTime();
        return redis.<List<Object>>run(RedisScript.READ, StoreArguments.checkKey(key))
                .thenApply(found -> found.isEmpty() ? null : entry(found, Duration.ofNanos(System.nanoTime() - asked)));
    }

    @Override
    public CompletionStage<Long> acquire(String key, Duration lease) {
        long millis = StoreArguments.millis(lease, "lease");
        return redis.run(RedisScript.ACQUIRE, StoreArguments.checkKey(key), number(millis));
    }

    @Override
    public CompletionStage<Boolean> write(String key, long fence, byte[] value, Duration life) {
        long millis = StoreArguments.millis(life, "life");
        byte[] copy = value.clone();
        return redis.<Long>run(RedisScript.WRITE, StoreArguments.checkKey(key), number(fence), number(millis), copy)
                .thenApply(written -> written == 1);
    }

    @Override
    public CompletionStage<@Nullable Void> release(String key, long fence) {
        return redis.<Long>run(RedisScript.RELEASE, StoreArguments.checkKey(key), number(fence))
                .thenApply(released -> null);
    }

    @Override
    public CompletionStage<Boolean> remove(String key, long version) {
        return redis.<Long>run(RedisScript.REMOVE, StoreArguments.checkKey(key), number(version))
                .thenApply(removed -> removed == 1);
    }

    @Override
    public void close() {
        redis.close();
    }

    @Override
    public String toString() {
        return "RedisTokenStore{" + redis + "}";
    }

    /** What the script says: version, what remains of the life, value. The answer may have taken some of the life. */
    private static Entry entry(List<Object> found, Duration took) {
        Duration remaining = Duration.ofMillis((Long) found.get(1)).minus(took);
        return Entry.of((Long) found.get(0), (byte[]) found.get(2), remaining.isNegative() ? Duration.ZERO : remaining);
    }

    private static byte[] number(long number) {
        return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
    }
}
