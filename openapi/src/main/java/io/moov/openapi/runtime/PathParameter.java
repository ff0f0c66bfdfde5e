package io.moov.openapi.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A path parameter as it is sent, percent-encoded, as Retrofit's {@code Path} takes it. Never empty. Immutable and thread-safe.
 */
public abstract class PathParameter {
    private final String encoded;

    /**
     * Creates a parameter.
     *
     * @param encoded the encoded value
     */
    protected PathParameter(String encoded) {
        this.encoded = encoded;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PathParameter && encoded.equals(((PathParameter) other).encoded);
    }

    @Override
    public int hashCode() {
        return encoded.hashCode();
    }

    /** Returns the encoded value: this is what Retrofit puts into the path. */
    @Override
    public String toString() {
        return encoded;
    }
}
