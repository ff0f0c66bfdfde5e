package io.moov.client.token.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.RedisClusterURIUtil;
import io.lettuce.core.codec.ByteArrayCodec;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The servers that a URI names, with clients of their own: single nodes, what sentinels name, or a cluster. */
final class RedisServers {
    private final List<RedisURI> seeds;
    private final RedisClient client;
    private final SocketOptions sockets;
    private final AtomicInteger nextSeed = new AtomicInteger();

    /** Set once a node has said that it belongs to a cluster. */
    private volatile @Nullable RedisClusterClient cluster;

    RedisServers(String uri) {
        seeds = parse(uri);
        seeds.forEach(seed -> seed.setTimeout(limitOf(seed)));
        sockets = SocketOptions.builder()
                .connectTimeout(seeds.get(0).getTimeout())
                .build();
        client = RedisClient.create();
        client.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                .timeoutOptions(TimeoutOptions.enabled())
                .socketOptions(sockets)
                .build());
    }

    RedisConnection connection() {
        String address = seeds.stream().map(RedisServers::address).collect(Collectors.joining(","));
        return new RedisConnection(this::connect, seeds.size(), seeds.get(0).getTimeout(), address, this::close);
    }

    /** Connects to the cluster, or to one seed after the other. */
    private CompletionStage<StatefulConnection<byte[], byte[]>> connect() {
        RedisURI seed = seeds.get(Math.floorMod(nextSeed.getAndIncrement(), seeds.size()));
        RedisClusterClient known = cluster;
        return known != null
                ? connect(known)
                : client.connectAsync(ByteArrayCodec.INSTANCE, seed).thenCompose(this::nodeOrCluster);
    }

    /** A node whose user may not ask it is taken for a single one. */
    private CompletionStage<StatefulConnection<byte[], byte[]>> nodeOrCluster(
            StatefulRedisConnection<byte[], byte[]> node) {
        return node.async().info("cluster").exceptionally(refused -> "").thenCompose(info -> {
            if (!info.contains("cluster_enabled:1")) {
                return CompletableFuture.completedFuture(node);
            }
            RedisClusterClient found = RedisClusterClient.create(client.getResources(), seeds);
            found.setOptions(
                    ClusterClientOptions.builder().socketOptions(sockets).build());
            cluster = found;
            return node.closeAsync().thenCompose(closed -> connect(found));
        });
    }

    /** Connects to one node, or to the primary that its sentinels name. */
    static CompletionStage<StatefulConnection<byte[], byte[]>> connect(RedisClient client, RedisURI uri) {
        return client.connectAsync(ByteArrayCodec.INSTANCE, uri).thenApply(open -> open);
    }

    /** Asks for the cluster's present shape first: after a failover, the one that Lettuce knows is of no use. */
    static CompletionStage<StatefulConnection<byte[], byte[]>> connect(RedisClusterClient cluster) {
        return cluster.refreshPartitionsAsync()
                .thenCompose(known -> cluster.connectAsync(ByteArrayCodec.INSTANCE))
                .thenApply(open -> open);
    }

    private void close() {
        RedisClusterClient known = cluster;
        CompletableFuture<?> ended = known == null ? CompletableFuture.completedFuture(null) : known.shutdownAsync();
        CompletableFuture<?> unused = ended.thenCompose(done -> client.shutdownAsync());
    }

    /** A second, unless the URI has another timeout than Lettuce's default. */
    static Duration limitOf(RedisURI uri) {
        Duration limit = uri.getTimeout();
        return limit.isZero() || limit.equals(RedisURI.DEFAULT_TIMEOUT_DURATION) ? Duration.ofSeconds(1) : limit;
    }

    /** Hosts and ports, without users and passwords. */
    static String address(RedisURI uri) {
        return (uri.getSentinels().isEmpty() ? Stream.of(uri) : uri.getSentinels().stream())
                .map(node -> node.getSocket() != null ? node.getSocket() : node.getHost() + ":" + node.getPort())
                .collect(Collectors.joining(","));
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
}
