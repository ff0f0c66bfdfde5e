// Generated from openapi/moov-auth.yaml. Change the document, not this file.
package io.moov.client.auth;

import com.squareup.moshi.JsonClass;
import java.lang.Object;
import java.lang.Override;
import java.lang.String;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The type of token being revoked.
 *
 * <p>The API may add values at any time, so this is not a Java enum: {@link #of} takes every value, and an unknown one
 * survives a round trip. Immutable and thread-safe; compare with {@code equals}.
 */
@JsonClass(
        generateAdapter = true,
        generator = "openapi"
)
public final class TokenTypeHint {
    /**
     * {@code access_token}.
     */
    public static final TokenTypeHint ACCESS_TOKEN = new TokenTypeHint("access_token");

    /**
     * {@code refresh_token}.
     */
    public static final TokenTypeHint REFRESH_TOKEN = new TokenTypeHint("refresh_token");

    private final String value;

    private TokenTypeHint(String value) {
        this.value = value;
    }

    /**
     * Returns the object for a value of the JSON.
     *
     * @param value the value, known or not
     * @return the object for the value
     */
    public static TokenTypeHint of(String value) {
        return new TokenTypeHint(Objects.requireNonNull(value, "value"));
    }

    /**
     * Returns the value as it is in JSON.
     *
     * @return the value
     */
    public String getValue() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TokenTypeHint && value.equals(((TokenTypeHint) other).value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /**
     * Returns the value, as {@link #getValue} does.
     */
    @Override
    public String toString() {
        return value;
    }
}
