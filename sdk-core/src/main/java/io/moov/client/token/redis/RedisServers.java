package io.moov.client.token.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.RedisClusterURIUtil;
import io.lettuce.core.codec.ByteArrayCodec;
import io.netty.util.Timer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The servers that a URI names, with clients of their own: single nodes, what sentinels name, or a cluster. */
final class RedisServers {
    private final List<RedisURI> seeds;
    private final AtomicInteger nextSeed = new AtomicInteger();
    private final RedisClient client;
    private final RedisClusterClient clusterClient;

    /** Set once a node has said so. */
    private volatile boolean cluster;

    RedisServers(String uri) {
        seeds = parse(uri);
        Duration limit = limitOf(seeds.get(0));
        seeds.forEach(seed -> seed.setTimeout(limit));
        SocketOptions sockets = SocketOptions.builder().connectTimeout(limit).build();
        client = RedisClient.create();
        client.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                .socketOptions(sockets)
                .build());
        clusterClient = RedisClusterClient.create(client.getResources(), seeds);
        clusterClient.setOptions(
                ClusterClientOptions.builder().socketOptions(sockets).build());
    }

    /** Connects to the cluster, or to the first node that accepts; each time it begins with the next one. */
    CompletionStage<StatefulConnection<byte[], byte[]>> connect() {
        return cluster ? connect(clusterClient) : connect(nextSeed.getAndIncrement(), seeds.size());
    }

    /** Asks for the cluster's present shape first: after a failover, the one that Lettuce knows is of no use. */
    static CompletionStage<StatefulConnection<byte[], byte[]>> connect(RedisClusterClient cluster) {
        return cluster.refreshPartitionsAsync()
                .thenCompose(known -> cluster.connectAsync(ByteArrayCodec.INSTANCE))
                .thenApply(open -> open);
    }

    /** Connects to one node, or to the primary that its sentinels name. */
    static CompletionStage<StatefulConnection<byte[], byte[]>> connect(RedisClient client, RedisURI uri) {
        return client.connectAsync(ByteArrayCodec.INSTANCE, uri).thenApply(open -> open);
    }

    private CompletionStage<StatefulConnection<byte[], byte[]>> connect(int seed, int left) {
        RedisURI uri = seeds.get(Math.floorMod(seed, seeds.size()));
        return connect(client, uri)
                .thenCompose(open -> uri.getSentinels().isEmpty() ? nodeOrCluster(open) : done(open))
                .handle((open, failure) -> failure == null
                        ? done(open)
                        : left > 1 ? connect(seed + 1, left - 1) : RedisServers.failed(failure))
                .thenCompose(Function.identity());
    }

    /** A user who may not ask is taken for one of a single node. */
    private CompletionStage<StatefulConnection<byte[], byte[]>> nodeOrCluster(StatefulConnection<byte[], byte[]> node) {
        RedisFuture<String> asked =
                ((StatefulRedisConnection<byte[], byte[]>) node).async().info("cluster");
        return asked.exceptionally(refused -> "").thenCompose(info -> {
            cluster = info.contains("cluster_enabled:1");
            return cluster ? node.closeAsync().thenCompose(closed -> connect(clusterClient)) : done(node);
        });
    }

    private static CompletionStage<StatefulConnection<byte[], byte[]>> done(StatefulConnection<byte[], byte[]> open) {
        return CompletableFuture.completedFuture(open);
    }

    private static CompletionStage<StatefulConnection<byte[], byte[]>> failed(Throwable failure) {
        return CompletableFuture.failedFuture(failure);
    }

    Timer timer() {
        return client.getResources().timer();
    }

    Duration limit() {
        return seeds.get(0).getTimeout();
    }

    void close() {
        CompletableFuture<Void> unused = clusterClient.shutdownAsync().thenCompose(ended -> client.shutdownAsync());
    }

    /** A second, unless the URI has another timeout than Lettuce's default. */
    static Duration limitOf(RedisURI uri) {
        Duration limit = uri.getTimeout();
        return limit.isZero() || limit.equals(RedisURI.DEFAULT_TIMEOUT_DURATION) ? Duration.ofSeconds(1) : limit;
    }

    private static List<RedisURI> parse(String text) {
        try {
            RedisURI uri = RedisURI.create(text);
            if (uri.getHost() == null) { // sentinels, or a socket
                return List.of(uri);
            }
            List<RedisURI> seeds = RedisClusterURIUtil.toRedisURIs(URI.create(text));
            seeds.forEach(seed -> seed.setDatabase(uri.getDatabase()));
            return seeds;
        } catch (IllegalArgumentException e) { // its message repeats the URI, with the password
            throw new IllegalArgumentException("the URI of Redis is malformed; write redis://user:password@host:port"
                    + "/database, rediss:// for TLS, or redis-sentinel://password@host:port,host:port/database#primary;"
                    + " several hosts are separated by commas, special characters of the password in percent encoding");
        }
    }

    /** Hosts and ports, without users and passwords. */
    static String address(RedisURI uri) {
        List<RedisURI> nodes = uri.getSentinels().isEmpty() ? List.of(uri) : uri.getSentinels();
        return uri.getSocket() != null
                ? uri.getSocket()
                : nodes.stream()
                        .map(node -> node.getHost() + ":" + node.getPort())
                        .collect(Collectors.joining(","));
    }

    @Override
    public String toString() {
        return seeds.stream().map(RedisServers::address).collect(Collectors.joining(","));
    }
}
