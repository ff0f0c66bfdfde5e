package io.moov.client.testing;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The scopes that the sandbox grants: those of Moov's documentation and those that were added to them. */
final class Scopes {
    static final Set<String> PLATFORM =
            Set.of("/ping.read", "/fed.read", "/profile-enrichment.read", "/accounts.read", "/accounts.write");
    static final Set<String> OF_AN_ACCOUNT = Set.of(
            "apple-pay.write",
            "apple-pay-merchant.read",
            "apple-pay-merchant.write",
            "bank-accounts.read",
            "bank-accounts.write",
            "capabilities.read",
            "capabilities.write",
            "cards.read",
            "cards.write",
            "documents.read",
            "documents.write",
            "files.read",
            "files.write",
            "issued-cards.read",
            "issued-cards.write",
            "issued-cards.read-secure",
            "payment-methods.read",
            "profile.read",
            "profile.write",
            "profile.disconnect",
            "representatives.read",
            "representatives.write",
            "resolution-links.read",
            "resolution-links.write",
            "transfers.read",
            "transfers.write",
            "wallets.read");
    private static final Pattern ACCOUNT =
            Pattern.compile("/accounts/[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/(.+)");

    private final Set<String> added;

    Scopes(Set<String> added) {
        this.added = new HashSet<>(added);
    }

    /** The scopes of a space-delimited list, each once. */
    static Set<String> split(String list) {
        return list.isEmpty() ? Set.of() : new LinkedHashSet<>(List.of(list.split(" ", -1)));
    }

    boolean areKnown(Set<String> scopes) {
        return scopes.stream().allMatch(this::isKnown);
    }

    private boolean isKnown(String scope) {
        Matcher account = ACCOUNT.matcher(scope);
        return PLATFORM.contains(scope)
                || added.contains(scope)
                || account.matches() && OF_AN_ACCOUNT.contains(account.group(1));
    }
}
