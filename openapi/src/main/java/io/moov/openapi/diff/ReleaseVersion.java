package io.moov.openapi.diff;

import java.util.Arrays;

/** Semantic Versioning, as far as it says which releases may break callers: below 1.0.0 each new minor version may. */
final class ReleaseVersion {
    private ReleaseVersion() {}

    static boolean mayBreak(String released, String next) {
        int[] before = numbers(released);
        int[] after = numbers(next);
        return after[0] > before[0] || after[0] == 0 && before[0] == 0 && after[1] > before[1];
    }

    /** The first version after a released one that may break callers. */
    static String breakingAfter(String released) {
        int[] numbers = numbers(released);
        return numbers[0] == 0 ? "0." + (numbers[1] + 1) + ".0" : numbers[0] + 1 + ".0.0";
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("[.-]"))
                .limit(2)
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
