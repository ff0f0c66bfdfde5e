package io.moov.client.token.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.RedisClusterClient;
import io.moov.client.token.TokenStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A store in Redis, 5 or newer, for the processes of a fleet: standalone, with Sentinel, or a Redis Cluster. It needs
 * {@code io.lettuce:lettuce-core} on the class path, which the SDK does not bring.
 *
 * <pre>{@code
 * try (TokenStore store = RedisTokenStore.connect("rediss://user:password@redis.internal:6380/0?timeout=2s")) {
 *     TokenSource source = TokenSource.builder(moov).scopes(Scope.ACCOUNTS_READ).sharedThrough(store, keys).build();
 * }
 * }</pre>
 *
 * <p>It connects when it is first used, and again whenever the connection was lost, Redis did not reply in time, or a
 * server answers that does not serve any more ({@code READONLY}, {@code MASTERDOWN}, {@code CLUSTERDOWN}): after a failover
 * it finds the new primary. A request whose connection turns out to be lost is repeated once. A Redis that is down, also at
 * the start, fails stages with a {@link io.moov.client.token.TokenStoreException} and nothing else; nothing is queued
 * meanwhile. A Redis that lost its data grants fences that grow nevertheless, because they start from its clock.
 *
 * <p>Each operation is one script, sent as text: one round trip, also on a server that has never seen it. Its user needs
 * EVAL, TIME, HMGET, HSET, HDEL, PEXPIRE and DEL on the store's keys, and INFO in a cluster.
 *
 * <p>Thread-safe. What depends on a stage must not block: it runs on a thread of the connection. {@link #toString()} and
 * messages show hosts and ports, never a password.
 */
public final class RedisTokenStore implements TokenStore {
    private static final Duration LONGEST_LIFE = Duration.ofDays(365);

    private final RedisConnection redis;

    private RedisTokenStore(RedisConnection redis) {
        this.redis = redis;
    }

    /**
     * Creates a store with a connection of its own. The URI is written as Lettuce reads it:
     *
     * <ul>
     *   <li>{@code redis://user:password@host:port/database}. The node is asked whether it belongs to a cluster, and the
     *       cluster is used then. Several hosts, separated by commas, are tried in turn;
     *   <li>{@code rediss://...}: the same over TLS, with the JVM's trust store;
     *   <li>{@code redis-sentinel://user:password@host:port,host:port/database#primary} and {@code rediss-sentinel://...}:
     *       the primary that these sentinels know under this name.
     * </ul>
     *
     * {@code ?timeout=2s} sets the time limit for each operation, and as much again for connecting; a second by default.
     *
     * @param uri where Redis is
     * @return the store
     * @throws IllegalArgumentException if the URI is malformed; the message does not repeat it
     * @throws io.moov.client.token.TokenStoreException if Lettuce is not on the class path; the message has its coordinates
     */
    public static RedisTokenStore connect(String uri) {
        Objects.requireNonNull(uri, "uri");
        try {
            return new RedisTokenStore(new RedisServers(uri).connection());
        } catch (NoClassDefFoundError e) {
            throw RedisFailure.NO_LETTUCE.describe("RedisTokenStore", e);
        }
    }

    /**
     * Creates a store that connects through a client of the application, which {@link #close()} leaves open: for its
     * options, threads, metrics and credentials. Its commands must have time limits, which they have by default
     * ({@code TimeoutOptions}).
     *
     * @param client the client
     * @param uri where Redis is, standalone or with sentinels; its timeout, if it is not Lettuce's default, is the time
     *     limit for each operation, otherwise a second
     * @return the store
     */
    public static RedisTokenStore of(RedisClient client, RedisURI uri) {
        return new RedisTokenStore(new RedisConnection(
                () -> RedisServers.connect(client, uri),
                1,
                RedisServers.limitOf(uri),
                RedisServers.address(uri),
                () -> {}));
    }

    /**
     * Creates a store that connects through a cluster client of the application, with a time limit of a second.
     *
     * @param client the client, which {@link #close()} leaves open
     * @return the store
     */
    public static RedisTokenStore of(RedisClusterClient client) {
        return of(client, Duration.ofSeconds(1));
    }

    /**
     * Creates a store that connects through a cluster client of the application.
     *
     * @param client the client, which {@link #close()} leaves open
     * @param timeout the time limit for each operation, and as much again for connecting
     * @return the store
     */
    public static RedisTokenStore of(RedisClusterClient client, Duration timeout) {
        millis(timeout, "timeout", LONGEST_LIFE);
        return new RedisTokenStore(new RedisConnection(
                () -> RedisServers.connect(client), 1, timeout, "the nodes of a cluster client", () -> {}));
    }

    @Override
    public CompletionStage<Claim> claim(String key, long knownVersion, String claimId, Duration lease) {
        check(!claimId.isEmpty(), "claimId is empty; name each attempt to get the lease");
        byte[] claim = claimId.getBytes(StandardCharsets.UTF_8);
        byte[] millis = millis(lease, "lease", LONGEST_LEASE);
        return this.<List<Object>>run(RedisScript.CLAIM, key, number(knownVersion), claim, millis)
                .thenApply(RedisTokenStore::claim);
    }

    private static Claim claim(List<Object> reply) {
        long state = (Long) reply.get(0);
        long number = (Long) reply.get(1);
        Duration left = Duration.ofMillis((Long) reply.get(2));
        Instant time = Instant.ofEpochMilli((Long) reply.get(3));
        return state == RedisScript.CURRENT
                ? Claim.current(Entry.of(number, (byte[]) reply.get(4), left), time)
                : state == RedisScript.LEASED
                        ? Claim.leased(number, left, time)
                        : state == RedisScript.LOST ? Claim.lost(left, time) : Claim.busy(left, time);
    }

    @Override
    public CompletionStage<Boolean> write(String key, long fence, byte[] value, Duration timeToLive) {
        check(fence > 0, "fence is not greater than zero; write with one that claim has given");
        byte[] millis = millis(timeToLive, "timeToLive", LONGEST_LIFE);
        return this.<Long>run(RedisScript.WRITE, key, number(fence), millis, value.clone())
                .thenApply(written -> written == 1);
    }

    @Override
    public CompletionStage<@Nullable Void> release(String key, long fence) {
        return this.<Long>run(RedisScript.RELEASE, key, number(fence)).thenApply(released -> null);
    }

    @Override
    public CompletionStage<Boolean> remove(String key, long version) {
        return this.<Long>run(RedisScript.REMOVE, key, number(version)).thenApply(removed -> removed == 1);
    }

    private <T> CompletionStage<T> run(RedisScript script, String key, byte[]... arguments) {
        check(!key.isEmpty(), "key is empty; a store needs a name to keep a value under");
        return redis.run(script, key, arguments);
    }

    @Override
    public void close() {
        redis.close();
    }

    @Override
    public String toString() {
        return "RedisTokenStore{" + redis + "}";
    }

    private static byte[] millis(Duration time, String name, Duration longest) {
        check(
                time.compareTo(Duration.ofMillis(1)) >= 0 && time.compareTo(longest) <= 0,
                name + " is " + time + "; it must be from PT0.001S to " + longest);
        return number(time.toMillis());
    }

    private static void check(boolean good, String problem) {
        if (!good) {
            throw new IllegalArgumentException(problem);
        }
    }

    private static byte[] number(long number) {
        return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
    }
}
