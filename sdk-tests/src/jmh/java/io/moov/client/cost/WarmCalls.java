package io.moov.client.cost;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.ByteString;

/**
 * All clients in one JVM, warmed up. They take turns in short slices of a new order in each round, so that what else the
 * machine does meets all of them alike. Prints what was measured, the client and the median of its slices.
 */
final class WarmCalls {
    private static final int THREADS = 16;
    private static final ThreadMXBean BEAN = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final ExecutorService POOL = Executors.newFixedThreadPool(THREADS);

    private final Random random = new Random(1);
    private final Map<Client, TokenCall> calls;

    private interface Slice {
        double of(TokenCall call) throws Exception;
    }

    private WarmCalls(Map<Client, TokenCall> calls) {
        this.calls = calls;
    }

    public static void main(String[] arguments) throws Exception {
        Map<Client, TokenCall> loopback = new EnumMap<>(Client.class);
        for (Client client : Client.values()) {
            loopback.put(client, client.call(arguments[0]));
        }
        int rounds = Integer.parseInt(arguments[1]);
        WarmCalls warm = new WarmCalls(loopback);
        warm.rounds(rounds, call -> nanos(call, 20));
        warm.print("time", warm.rounds(rounds, call -> nanos(call, 10)));
        warm.print("bytes", warm.rounds(10, call -> bytes(call, 500)));
        warm.rounds(rounds / 20, WarmCalls::nanosOfThreads);
        warm.print("threads", warm.rounds(rounds / 10, WarmCalls::nanosOfThreads));

        Map<Client, TokenCall> memory = new EnumMap<>(Client.class);
        for (Client client : List.of(Client.OKHTTP, Client.RETROFIT, Client.GENERATED, Client.SDK)) {
            memory.put(client, client.over(respondedInMemory(), arguments[0]));
        }
        warm = new WarmCalls(memory);
        warm.rounds(rounds, call -> nanos(call, 50));
        warm.print("memory-time", warm.rounds(rounds, call -> nanos(call, 50)));
        warm.print("memory-bytes", warm.rounds(10, call -> bytes(call, 500)));
        System.exit(0);
    }

    private static OkHttpClient respondedInMemory() {
        MediaType json = MediaType.get("application/json");
        ByteString token = ByteString.encodeUtf8(TokenServer.TOKEN);
        return new OkHttpClient.Builder()
                .addInterceptor(chain -> new Response.Builder()
                        .request(chain.request())
                        .protocol(Protocol.HTTP_1_1)
                        .code(200)
                        .message("OK")
                        .body(ResponseBody.create(token, json))
                        .build())
                .build();
    }

    private Map<Client, double[]> rounds(int rounds, Slice slice) throws Exception {
        Map<Client, double[]> figures = new EnumMap<>(Client.class);
        calls.keySet().forEach(client -> figures.put(client, new double[rounds]));
        List<Client> order = new ArrayList<>(calls.keySet());
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(order, random);
            for (Client client : order) {
                figures.get(client)[round] = slice.of(calls.get(client));
            }
        }
        return figures;
    }

    private void print(String what, Map<Client, double[]> figures) {
        figures.forEach((client, slices) -> {
            Arrays.sort(slices);
            System.out.println(what + " " + client + " " + slices[slices.length / 2]);
        });
    }

    private static double nanos(TokenCall call, int count) throws Exception {
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            call.accessToken();
        }
        return (System.nanoTime() - start) / (double) count;
    }

    /** Of all threads: an asynchronous call and the JDK's client have some of their own. */
    private static double bytes(TokenCall call, int count) throws Exception {
        long before = allocated();
        for (int i = 0; i < count; i++) {
            call.accessToken();
        }
        return (allocated() - before) / (double) count;
    }

    private static long allocated() {
        return Arrays.stream(BEAN.getThreadAllocatedBytes(BEAN.getAllThreadIds()))
                .sum();
    }

    private static double nanosOfThreads(TokenCall call) throws Exception {
        Callable<Double> task = () -> nanos(call, 10);
        long start = System.nanoTime();
        for (Future<Double> each : POOL.invokeAll(Collections.nCopies(THREADS, task))) {
            each.get();
        }
        return (System.nanoTime() - start) / (10.0 * THREADS);
    }
}
