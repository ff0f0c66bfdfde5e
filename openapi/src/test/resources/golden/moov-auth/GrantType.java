// Generated from openapi/moov-auth.yaml. Change the document, not this file.
package io.moov.client.auth;

import com.squareup.moshi.JsonClass;
import java.lang.Object;
import java.lang.Override;
import java.lang.String;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The type of grant being requested.
 * <ul>
 * <li>{@code client_credentials}: A grant type used by clients to obtain an access token
 * <li>{@code refresh_token}: A grant type used by clients to obtain a new access token using a refresh token
 * </ul>
 *
 * <p>The API may add values at any time, so this is not a Java enum: {@link #of} takes every value, and an unknown one
 * survives a round trip. Immutable and thread-safe; compare with {@code equals}.
 */
@JsonClass(
        generateAdapter = true,
        generator = "openapi"
)
public final class GrantType {
    /**
     * {@code client_credentials}.
     */
    public static final GrantType CLIENT_CREDENTIALS = new GrantType("client_credentials");

    /**
     * {@code refresh_token}.
     */
    public static final GrantType REFRESH_TOKEN = new GrantType("refresh_token");

    private final String value;

    private GrantType(String value) {
        this.value = value;
    }

    /**
     * Returns the object for a value of the JSON.
     *
     * @param value the value, known or not
     * @return the object for the value
     */
    public static GrantType of(String value) {
        return new GrantType(Objects.requireNonNull(value, "value"));
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
        return other instanceof GrantType && value.equals(((GrantType) other).value);
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
