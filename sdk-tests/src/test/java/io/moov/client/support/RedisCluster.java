package io.moov.client.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A real Redis Cluster of three primaries, without replicas. */
public final class RedisCluster implements AutoCloseable {
    private static final String[] SLOTS = {"0 5460", "5461 10922", "10923 16383"};

    private final List<RedisServer> nodes = new ArrayList<>();
    private final List<ReservedPort> buses = new ArrayList<>();

    private RedisCluster() {}

    /** Starts three nodes and lets them meet. Without the program the test is skipped; in CI it fails. */
    public static RedisCluster start(String... options) {
        RedisCluster cluster = new RedisCluster();
        try {
            for (String slots : SLOTS) {
                cluster.startNode(slots, options);
            }
            for (RedisServer node : cluster.nodes) {
                node.await("CLUSTER INFO", "cluster_state:ok");
                node.await("CLUSTER INFO", "cluster_known_nodes:3");
            }
            return cluster;
        } catch (IOException e) {
            cluster.close();
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            cluster.close();
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private void startNode(String slots, String... more) throws IOException {
        ReservedPort bus = new ReservedPort();
        buses.add(bus);
        List<String> options = new ArrayList<>(List.of("--cluster-enabled", "yes"));
        options.addAll(List.of("--cluster-port", Integer.toString(bus.number()), "--cluster-node-timeout", "2000"));
        options.addAll(List.of(more));
        RedisServer node = RedisServer.start(options.toArray(new String[0]));
        nodes.add(node);
        node.command("CLUSTER ADDSLOTSRANGE " + slots);
        if (nodes.size() > 1) {
            RedisServer first = nodes.get(0);
            node.command("CLUSTER MEET 127.0.0.1 " + first.port() + " "
                    + buses.get(0).number());
        }
    }

    /** The three nodes. */
    public List<RedisServer> nodes() {
        return nodes;
    }

    @Override
    public void close() {
        nodes.forEach(RedisServer::close);
        try {
            for (ReservedPort bus : buses) {
                bus.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
