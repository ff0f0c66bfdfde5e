// Generated from openapi/moov-auth.yaml. Change the document, not this file.
package io.moov.client.auth;

import com.squareup.moshi.JsonClass;
import java.lang.Object;
import java.lang.Override;
import java.lang.String;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message for each field of an {@code AuthTokenRequest} that is not acceptable.
 *
 * <p>Immutable and thread-safe.
 */
@JsonClass(
        generateAdapter = true,
        generator = "openapi"
)
public final class AuthTokenRequestError {
    final @Nullable String scope;

    final @Nullable String refreshToken;

    final @Nullable Map<String, @Nullable Object> unknownMembers;

    AuthTokenRequestError(Builder builder) {
        this.scope = builder.scope;
        this.refreshToken = builder.refreshToken;
        this.unknownMembers = builder.unknownMembers;
    }

    /**
     * Returns a builder with nothing set.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns a builder with the values of this object.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /**
     * What is wrong with {@code scope}.
     *
     * @return the {@code scope}, or null if there is none
     */
    public @Nullable String getScope() {
        return this.scope;
    }

    /**
     * What is wrong with {@code refresh_token}.
     *
     * @return the {@code refresh_token}, or null if there is none
     */
    public @Nullable String getRefreshToken() {
        return this.refreshToken;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof AuthTokenRequestError)) {
            return false;
        }
        AuthTokenRequestError that = (AuthTokenRequestError) other;
        return Objects.equals(this.scope, that.scope)
                && Objects.equals(this.refreshToken, that.refreshToken);
    }

    @Override
    public int hashCode() {
        int hash = Objects.hashCode(this.scope);
        hash = 31 * hash + Objects.hashCode(this.refreshToken);
        return hash;
    }

    /**
     * Returns every value that the document declares; secret ones are masked.
     */
    @Override
    public String toString() {
        return "AuthTokenRequestError{"
                + "scope=" + this.scope
                + ", refreshToken=" + this.refreshToken
                + "}";
    }

    /**
     * Builds {@link AuthTokenRequestError} objects. Not thread-safe.
     */
    public static final class Builder {
        @Nullable String scope;

        @Nullable String refreshToken;

        @Nullable Map<String, @Nullable Object> unknownMembers;

        Builder() {
        }

        private Builder(AuthTokenRequestError from) {
            this.scope = from.scope;
            this.refreshToken = from.refreshToken;
            this.unknownMembers = from.unknownMembers;
        }

        /**
         * What is wrong with {@code scope}.
         *
         * @param scope the {@code scope}, or null for none
         * @return this builder
         */
        public Builder scope(@Nullable String scope) {
            this.scope = scope;
            return this;
        }

        /**
         * What is wrong with {@code refresh_token}.
         *
         * @param refreshToken the {@code refresh_token}, or null for none
         * @return this builder
         */
        public Builder refreshToken(@Nullable String refreshToken) {
            this.refreshToken = refreshToken;
            return this;
        }

        /**
         * Builds the object.
         *
         * @return the object
         */
        public AuthTokenRequestError build() {
            return new AuthTokenRequestError(this);
        }
    }
}
