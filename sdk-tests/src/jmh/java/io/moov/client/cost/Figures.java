package io.moov.client.cost;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What was measured: for each kind of figure and client, one value from each JVM that measured all of them. */
final class Figures {
    private final Map<String, Map<Client, List<Double>>> values = new TreeMap<>();

    void add(String what, Client client, double value) {
        values.computeIfAbsent(what, key -> new EnumMap<>(Client.class))
                .computeIfAbsent(client, key -> new ArrayList<>())
                .add(value);
    }

    boolean has(String what, Client client) {
        return values.getOrDefault(what, Map.of()).containsKey(client);
    }

    /** The median of what was measured. */
    double absolute(String what, Client client) {
        return sorted(values.get(what).get(client))
                .get(values.get(what).get(client).size() / 2);
    }

    /** Beside bare OkHttp, from the least to the most: each ratio is of two figures of one JVM. */
    List<Double> ratios(String what, Client client) {
        List<Double> bare = values.get(what).get(Client.OKHTTP);
        List<Double> own = values.get(what).get(client);
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            ratios.add(own.get(i) / bare.get(i));
        }
        return sorted(ratios);
    }

    double ratio(String what, Client client) {
        List<Double> ratios = ratios(what, client);
        return ratios.get(ratios.size() / 2);
    }

    private static List<Double> sorted(List<Double> values) {
        return values.stream().sorted().toList();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        values.forEach((what, clients) -> clients.forEach((client, each) -> text.append(String.format(
                Locale.ROOT,
                "%s %s %.0f %.3f %.3f..%.3f%n",
                what,
                client,
                absolute(what, client),
                ratio(what, client),
                ratios(what, client).get(0),
                ratios(what, client).get(each.size() - 1)))));
        return text.toString();
    }
}
