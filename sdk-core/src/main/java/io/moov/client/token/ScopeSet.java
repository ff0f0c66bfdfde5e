package io.moov.client.token;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.Collectors;

/** Scopes in their order, each once. Immutable, and small: there may be one for each account. */
final class ScopeSet extends AbstractSet<Scope> {
    private final Scope[] sorted;

    ScopeSet(Collection<Scope> scopes) {
        this.sorted =
                scopes.stream().map(Objects::requireNonNull).sorted().distinct().toArray(Scope[]::new);
    }

    /** As a request carries them (RFC 6749 section 3.3). */
    String text() {
        return Arrays.stream(sorted).map(Scope::toString).collect(Collectors.joining(" "));
    }

    @Override
    public Iterator<Scope> iterator() {
        return Arrays.asList(sorted).iterator();
    }

    @Override
    public int size() {
        return sorted.length;
    }
}
