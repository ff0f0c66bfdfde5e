// Generated from openapi/moov-auth.yaml. Change the document, not this file.
package io.moov.client.auth;

import com.squareup.moshi.JsonClass;
import java.lang.Object;
import java.lang.Override;
import java.lang.String;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The type of a token. {@code Bearer} is documented; servers were also seen to send {@code bearer} and {@code
 * opaque}, so every other value must be taken as it is.
 *
 * <p>The API may add values at any time, so this is not a Java enum: {@link #of} takes every value, and an unknown one
 * survives a round trip. Immutable and thread-safe; compare with {@code equals}.
 */
@JsonClass(
        generateAdapter = true,
        generator = "openapi"
)
public final class TokenType {
    /**
     * {@code Bearer}.
     */
    public static final TokenType BEARER = new TokenType("Bearer");

    private final String value;

    private TokenType(String value) {
        this.value = value;
    }

    /**
     * Returns the object for a value of the JSON.
     *
     * @param value the value, known or not
     * @return the object for the value
     */
    public static TokenType of(String value) {
        return new TokenType(Objects.requireNonNull(value, "value"));
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
        return other instanceof TokenType && value.equals(((TokenType) other).value);
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
