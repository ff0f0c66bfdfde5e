package io.moov.client.token;

import java.util.Objects;
import java.util.regex.Pattern;

/** How scopes are written. */
final class ScopeText {
    /** RFC 6749 section 3.3: printable ASCII without space, quote and backslash. */
    private static final Pattern SCOPE_TOKEN = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private ScopeText() {}

    static String checked(String text) {
        Objects.requireNonNull(text, "text");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("the scope is empty; give one such as /accounts.read");
        }
        for (int i = 0; i < text.length(); i++) {
            if (!SCOPE_TOKEN.matcher(text.substring(i, i + 1)).matches()) {
                throw new IllegalArgumentException(String.format(
                        "the scope has the character U+%04X at index %d, which RFC 6749 section 3.3 does not allow;"
                                + " give each scope by itself, without spaces, quotes and backslashes",
                        (int) text.charAt(i), i));
            }
        }
        return text;
    }

    static String checkedAccountId(String accountId) {
        Objects.requireNonNull(accountId, "accountId");
        if (!UUID.matcher(accountId).matches()) {
            throw new IllegalArgumentException("the account id is no UUID (8-4-4-4-12 hexadecimal digits); it has "
                    + accountId.length() + " characters");
        }
        return accountId;
    }
}
