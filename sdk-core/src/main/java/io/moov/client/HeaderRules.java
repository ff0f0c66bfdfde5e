package io.moov.client;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.Headers;

/** Which headers a caller may set, and to what. Messages never repeat a value: it may be a secret. */
final class HeaderRules {
    static final String MOOV_VERSION = "X-Moov-Version";

    /** vYYYY.QQ.BB, with room for quarters nobody has seen yet. */
    private static final Pattern MOOV_VERSION_FORM = Pattern.compile("v\\d{4}\\.\\d{2}\\.\\d{2}");

    /** A token of RFC 9110 section 5.6.2. */
    private static final Pattern NAME_FORM = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private static final Set<String> SET_BY_THE_SDK = Set.of(
            "authorization",
            "x-moov-version",
            "user-agent",
            "accept",
            "accept-encoding",
            "content-type",
            "content-length",
            "content-encoding",
            "transfer-encoding",
            "connection",
            "host");

    private HeaderRules() {}

    static String moovVersion(String version) {
        Objects.requireNonNull(version, "moovVersion");
        if (!MOOV_VERSION_FORM.matcher(version).matches()) {
            throw new IllegalArgumentException(
                    "moovVersion does not have the form vYYYY.QQ.BB, for example v2024.01.00; pass one that Moov lists");
        }
        return version;
    }

    /** Sets a header of the caller's, in place of one of that name. */
    static void setExtra(Headers.Builder headers, String name, String value) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        if (!NAME_FORM.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a header name holds a character outside RFC 9110 section 5.6.2; use letters, digits and hyphens");
        }
        if (SET_BY_THE_SDK.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("header " + name + " is set by the SDK itself; for credentials and"
                    + " version use credentials(…) and moovVersion(…)");
        }
        headers.set(name, checkValue(name, value));
    }

    static String checkValue(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' || c > '~') && c != '\t') {
                throw new IllegalArgumentException("the value of header " + name
                        + " holds a control or non-ASCII character; encode it first (RFC 9110 section 5.5)");
            }
        }
        return value;
    }
}
