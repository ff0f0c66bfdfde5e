package io.moov.client.token;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an access token allows. There is a constant or a method for every scope that Moov documents, and {@link #of}
 * for those to come.
 *
 * <p>Immutable and thread-safe; ordered and compared by its text.
 *
 * <pre>{@code
 * TokenSource tokens = TokenSource.builder(moov)
 *     .scopes(Scope.ACCOUNTS_READ, Scope.account(accountId).transfersWrite())
 *     .build();
 * }</pre>
 */
public final class Scope implements Comparable<Scope> {
    /** {@code /ping.read}: ask whether the API answers. */
    public static final Scope PING_READ = new Scope("/ping.read");

    /** {@code /fed.read}: look up financial institutions. */
    public static final Scope FED_READ = new Scope("/fed.read");

    /** {@code /profile-enrichment.read}: look up businesses and addresses. */
    public static final Scope PROFILE_ENRICHMENT_READ = new Scope("/profile-enrichment.read");

    /** {@code /accounts.read}: read the accounts of the platform. */
    public static final Scope ACCOUNTS_READ = new Scope("/accounts.read");

    /** {@code /accounts.write}: create and change accounts. */
    public static final Scope ACCOUNTS_WRITE = new Scope("/accounts.write");

    /** RFC 6749 section 3.3: printable ASCII without space, quote and backslash. */
    private static final Pattern FORBIDDEN = Pattern.compile("[^\\x21\\x23-\\x5B\\x5D-\\x7E]");

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final String text;

    private Scope(String text) {
        this.text = text;
    }

    /**
     * Any scope, by its text.
     *
     * @param text one scope, for example {@code /accounts.read}
     * @return the scope
     * @throws IllegalArgumentException if it is empty or has a character that RFC 6749 section 3.3 does not allow, such
     *     as a space, a quote or a backslash
     */
    public static Scope of(String text) {
        Objects.requireNonNull(text, "text");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("the scope is empty; give one such as /accounts.read");
        }
        Matcher forbidden = FORBIDDEN.matcher(text);
        if (forbidden.find()) {
            throw new IllegalArgumentException(String.format(
                    "the scope has the character U+%04X at index %d, which RFC 6749 section 3.3 does not allow;"
                            + " give each scope by itself, without spaces, quotes and backslashes",
                    (int) text.charAt(forbidden.start()), forbidden.start()));
        }
        return new Scope(text);
    }

    /** In their order, each once. */
    static List<Scope> sorted(Collection<Scope> scopes) {
        List<Scope> sorted = scopes.stream().sorted().distinct().collect(Collectors.toUnmodifiableList());
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("no scopes; give one or more");
        }
        return sorted;
    }

    /** As a request carries them (RFC 6749 section 3.3). */
    static String joined(List<Scope> scopes) {
        return scopes.stream().map(Scope::toString).collect(Collectors.joining(" "));
    }

    /**
     * The scopes of one account.
     *
     * @param accountId the account's id, a UUID
     * @return the account, whose methods make its scopes
     * @throws IllegalArgumentException if the id is not a UUID
     */
    public static Account account(String accountId) {
        return new Account(accountId);
    }

    @Override
    public int compareTo(Scope other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Scope && text.equals(((Scope) other).text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The scope as a request carries it. */
    @Override
    public String toString() {
        return text;
    }

    /** Makes the scopes of one account. Immutable and thread-safe. */
    public static final class Account {
        private final String prefix;

        private Account(String accountId) {
            Objects.requireNonNull(accountId, "accountId");
            if (!UUID.matcher(accountId).matches()) {
                throw new IllegalArgumentException(
                        "the account id is not a UUID (8-4-4-4-12 hexadecimal digits); it has " + accountId.length()
                                + " characters");
            }
            this.prefix = "/accounts/" + accountId + "/";
        }

        private Scope scope(String name) {
            return new Scope(prefix + name);
        }

        /** {@return the scope {@code apple-pay.write}} */
        public Scope applePayWrite() {
            return scope("apple-pay.write");
        }

        /** {@return the scope {@code apple-pay-merchant.read}} */
        public Scope applePayMerchantRead() {
            return scope("apple-pay-merchant.read");
        }

        /** {@return the scope {@code apple-pay-merchant.write}} */
        public Scope applePayMerchantWrite() {
            return scope("apple-pay-merchant.write");
        }

        /** {@return the scope {@code bank-accounts.read}} */
        public Scope bankAccountsRead() {
            return scope("bank-accounts.read");
        }

        /** {@return the scope {@code bank-accounts.write}} */
        public Scope bankAccountsWrite() {
            return scope("bank-accounts.write");
        }

        /** {@return the scope {@code capabilities.read}} */
        public Scope capabilitiesRead() {
            return scope("capabilities.read");
        }

        /** {@return the scope {@code capabilities.write}} */
        public Scope capabilitiesWrite() {
            return scope("capabilities.write");
        }

        /** {@return the scope {@code cards.read}} */
        public Scope cardsRead() {
            return scope("cards.read");
        }

        /** {@return the scope {@code cards.write}} */
        public Scope cardsWrite() {
            return scope("cards.write");
        }

        /** {@return the scope {@code documents.read}} */
        public Scope documentsRead() {
            return scope("documents.read");
        }

        /** {@return the scope {@code documents.write}} */
        public Scope documentsWrite() {
            return scope("documents.write");
        }

        /** {@return the scope {@code files.read}} */
        public Scope filesRead() {
            return scope("files.read");
        }

        /** {@return the scope {@code files.write}} */
        public Scope filesWrite() {
            return scope("files.write");
        }

        /** {@return the scope {@code issued-cards.read}} */
        public Scope issuedCardsRead() {
            return scope("issued-cards.read");
        }

        /** {@return the scope {@code issued-cards.write}} */
        public Scope issuedCardsWrite() {
            return scope("issued-cards.write");
        }

        /** {@return the scope {@code issued-cards.read-secure}} */
        public Scope issuedCardsReadSecure() {
            return scope("issued-cards.read-secure");
        }

        /** {@return the scope {@code payment-methods.read}} */
        public Scope paymentMethodsRead() {
            return scope("payment-methods.read");
        }

        /** {@return the scope {@code profile.read}} */
        public Scope profileRead() {
            return scope("profile.read");
        }

        /** {@return the scope {@code profile.write}} */
        public Scope profileWrite() {
            return scope("profile.write");
        }

        /** {@return the scope {@code profile.disconnect}} */
        public Scope profileDisconnect() {
            return scope("profile.disconnect");
        }

        /** {@return the scope {@code representatives.read}} */
        public Scope representativesRead() {
            return scope("representatives.read");
        }

        /** {@return the scope {@code representatives.write}} */
        public Scope representativesWrite() {
            return scope("representatives.write");
        }

        /** {@return the scope {@code resolution-links.read}} */
        public Scope resolutionLinksRead() {
            return scope("resolution-links.read");
        }

        /** {@return the scope {@code resolution-links.write}} */
        public Scope resolutionLinksWrite() {
            return scope("resolution-links.write");
        }

        /** {@return the scope {@code transfers.read}} */
        public Scope transfersRead() {
            return scope("transfers.read");
        }

        /** {@return the scope {@code transfers.write}} */
        public Scope transfersWrite() {
            return scope("transfers.write");
        }

        /** {@return the scope {@code wallets.read}} */
        public Scope walletsRead() {
            return scope("wallets.read");
        }
    }
}
