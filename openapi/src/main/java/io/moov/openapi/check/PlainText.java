package io.moov.openapi.check;

import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Texts without quotes that the generator does not take as they are written: it reads YAML 1.1, where {@code on} is
 * true, {@code 010} is 8 and {@code 12:30} is 750, and it forgets that {@code 1.10} had a second digit.
 */
final class PlainText {
    private static final Pattern FLAG =
            Pattern.compile("(?:yes|no|true|false|on|off)|(?:Yes|No|True|False|On|Off)|(?:YES|NO|TRUE|FALSE|ON|OFF)");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(?:0b[01_]+|0x[0-9a-fA-F_]+"
            + "|[0-9][0-9_]*(?::[0-5]?[0-9])*(?:\\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?"
            + "|\\.[0-9][0-9_]*(?:[eE][-+]?[0-9]+)?|\\.(?:inf|Inf|INF|nan|NaN|NAN))");
    private static final Pattern KEPT_NUMBER = Pattern.compile("0|-?[1-9][0-9]*");

    private PlainText() {}

    /** Whether the generator makes another text of a scalar than the one that stands there. */
    static boolean isMisread(Node node) {
        if (!(node instanceof ScalarNode scalar) || !scalar.isPlain()) {
            return false;
        }
        String text = scalar.getValue();
        if (FLAG.matcher(text).matches()) {
            return true;
        }
        return NUMBER.matcher(text).matches() && !KEPT_NUMBER.matcher(text).matches() && !isKeptDecimal(text);
    }

    private static boolean isKeptDecimal(String text) {
        return text.matches("-?[0-9.]+")
                && String.valueOf(Double.parseDouble(text)).equals(text);
    }
}
