package io.moov.openapi.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Turns a description, which is CommonMark, into the text of a Javadoc comment: paragraphs, lists and code are kept,
 * and nothing in it can end the comment, start a tag or be taken for HTML.
 */
final class Javadoc {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    /** Not the one in an e-mail address. */
    private static final Pattern TAG_START = Pattern.compile("(?<![\\p{Alnum}])@");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private static final String BULLET = "- ";
    private static final String FENCE = "```";
    private static final int WIDTH = 110;

    /** Marks lines that keep their breaks. */
    private static final String PRE = "\0";

    private final List<String> lines = new ArrayList<>();
    private boolean inList;
    private boolean inFence;
    private boolean afterBlank;

    private Javadoc() {}

    /** The text of a comment, without the asterisks. */
    static String of(String description) {
        Javadoc javadoc = new Javadoc();
        description.strip().lines().forEach(javadoc::add);
        javadoc.endList();
        javadoc.endFence();
        return javadoc.lines.stream().map(Javadoc::wrapped).collect(Collectors.joining("\n"));
    }

    private static String wrapped(String line) {
        StringBuilder text = new StringBuilder();
        String rest = line;
        while (rest.length() > WIDTH && !rest.startsWith(PRE)) {
            int space = rest.lastIndexOf(' ', WIDTH);
            int end = space > 0 ? space : rest.indexOf(' ');
            if (end <= 0) {
                break;
            }
            text.append(rest, 0, end).append('\n');
            rest = rest.substring(end + 1).stripLeading();
        }
        return text.append(rest).toString().replace(PRE, "");
    }

    private void add(String text) {
        String line = CONTROL.matcher(text).replaceAll(" ").strip();
        if (line.startsWith(FENCE)) {
            endList();
            if (!inFence) {
                lines.add("");
                lines.add("<pre>");
                inFence = true;
            } else {
                endFence();
            }
        } else if (inFence) {
            lines.add(PRE + escape(CONTROL.matcher(text).replaceAll(" ").stripTrailing()));
        } else if (line.isEmpty()) {
            afterBlank = true;
        } else if (line.startsWith(BULLET) || line.startsWith("* ")) {
            startList();
            lines.add("<li>" + inline(line.substring(BULLET.length())));
            afterBlank = false;
        } else {
            addText(line);
        }
    }

    private void addText(String line) {
        if (afterBlank) {
            endList();
            lines.add("");
            lines.add("<p>" + inline(line));
        } else {
            continueLine(inline(line));
        }
        afterBlank = false;
    }

    private void continueLine(String text) {
        int last = lines.size() - 1;
        if (last < 0 || lines.get(last).isEmpty() || lines.get(last).endsWith("</pre>")) {
            lines.add(text);
        } else {
            lines.set(last, lines.get(last) + " " + text);
        }
    }

    private void startList() {
        if (!inList) {
            lines.add("<ul>");
            inList = true;
        }
    }

    private void endList() {
        if (inList) {
            lines.add("</ul>");
            inList = false;
        }
    }

    private void endFence() {
        if (inFence) {
            lines.add("</pre>");
            inFence = false;
            afterBlank = true;
        }
    }

    private static String inline(String text) {
        StringBuilder result = new StringBuilder();
        Matcher code = CODE.matcher(text);
        int end = 0;
        while (code.find()) {
            result.append(escape(text.substring(end, code.start()))).append(code(code.group(1)));
            end = code.end();
        }
        return result.append(escape(text.substring(end))).toString();
    }

    /** Where an inline tag would end early, or a backslash could start a Unicode escape, HTML says the same. */
    private static String code(String text) {
        return isTagText(text) ? "{@code " + text + "}" : "<code>" + escape(text) + "</code>";
    }

    private static boolean isTagText(String text) {
        int open = 0;
        for (char c : text.toCharArray()) {
            open += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (open < 0 || c == '@' || c == '\\') {
                return false;
            }
        }
        return open == 0 && !text.contains("*/");
    }

    private static String escape(String text) {
        String html = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return TAG_START
                .matcher(html)
                .replaceAll("&#64;")
                .replace("\\", "&#92;")
                .replace("*/", "*&#47;");
    }
}
