package io.moov.client.cost;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Measures what a call costs, beside other clients, and writes the tables and charts of BENCHMARKS.md.
 *
 * <p>Arguments: how many JVMs measure warm calls, how many rounds each of them makes, and how many first tokens each client
 * gets.
 */
final class CallCosts {
    private CallCosts() {}

    public static void main(String[] arguments) throws Exception {
        int[] counts = Stream.of(arguments).mapToInt(Integer::parseInt).toArray();
        Figures figures = new Figures();
        try (TokenServer server = TokenServer.start(0)) {
            for (int i = 0; i < counts[0]; i++) {
                warm(server, counts[1], figures);
            }
            cold(server, counts[2], figures);
        }
        System.out.println(figures);
        Report.write(figures, Path.of(System.getProperty("repository.root")));
    }

    private static void warm(TokenServer server, int rounds, Figures figures) throws IOException {
        Process process =
                Jvm.start(List.of(), Jvm.classPath(Client.values()), WarmCalls.class, server.url, "" + rounds);
        try (BufferedReader lines = Jvm.reader(process)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split(" ");
                figures.add(parts[0], Client.valueOf(parts[1]), Double.parseDouble(parts[2]));
            }
        }
    }

    private static void cold(TokenServer server, int forks, Figures figures) throws Exception {
        List<Client> order = new ArrayList<>(List.of(Client.values()));
        order.removeAll(List.of(Client.OKHTTP_LIMITS, Client.OKHTTP_NO_TIMERS));
        Random random = new Random(1);
        Map<Client, List<Long>> nanos = new EnumMap<>(Client.class);
        order.forEach(client -> nanos.put(client, new ArrayList<>()));
        Path classes = Files.createTempFile("classes", ".log");
        for (int i = -1; i < forks; i++) { // the first is for the server and the file cache, and counts classes
            Collections.shuffle(order, random);
            for (Client client : order) {
                List<String> options = i < 0 ? List.of("-Xlog:class+load:file=" + classes) : List.of();
                long start = System.nanoTime();
                Process process =
                        Jvm.start(options, Jvm.classPath(client), FirstToken.class, client.name(), server.url);
                if (Jvm.reader(process).readLine() == null) {
                    throw new IOException(client + " got no token");
                }
                long end = System.nanoTime();
                process.waitFor();
                if (i < 0) {
                    try (Stream<String> lines = Files.lines(classes)) {
                        figures.add("classes", client, lines.count());
                    }
                } else {
                    nanos.get(client).add(end - start);
                }
            }
        }
        Files.delete(classes);
        nanos.forEach((client, each) ->
                figures.add("start", client, each.stream().sorted().toList().get(forks / 2)));
    }
}
