package io.moov.openapi.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;

/** Finds the word that was meant. */
public final class Spelling {
    private static final int MOST_NAMED = 12;

    private Spelling() {}

    /** The known word that was probably meant, or a choice of them, as the end of a message. */
    public static String didYouMean(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> isNear(word, candidate))
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .map(candidate -> "did you mean '" + candidate + "'?")
                .orElseGet(() -> choice(known));
    }

    /** Whether one word is likely a misspelt other. */
    public static boolean isNear(String word, String candidate) {
        return distance(word, candidate) <= (word.length() < 4 ? 1 : Math.max(2, word.length() / 4));
    }

    private static String choice(Collection<String> known) {
        if (known.isEmpty()) {
            return "take it away";
        }
        String names = known.stream().sorted().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return "known here: " + names + (known.size() > MOST_NAMED ? ", …" : "");
    }

    /** The number of letters to insert, delete or replace to get from one word to the other. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
