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
 * A message for each field of a {@code RevokeTokenRequest} that is not acceptable.
 *
 * <p>Immutable and thread-safe.
 */
@JsonClass(
        generateAdapter = true,
        generator = "openapi"
)
public final class RevokeTokenRequestError {
    final @Nullable String token;

    final @Nullable String tokenTypeHint;

    final @Nullable Map<String, @Nullable Object> unknownMembers;

    RevokeTokenRequestError(Builder builder) {
        this.token = builder.token;
        this.tokenTypeHint = builder.tokenTypeHint;
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
     * What is wrong with {@code token}.
     *
     * @return the {@code token}, or null if there is none
     */
    public @Nullable String getToken() {
        return this.token;
    }

    /**
     * What is wrong with {@code token_type_hint}.
     *
     * @return the {@code token_type_hint}, or null if there is none
     */
    public @Nullable String getTokenTypeHint() {
        return this.tokenTypeHint;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof RevokeTokenRequestError)) {
            return false;
        }
        RevokeTokenRequestError that = (RevokeTokenRequestError) other;
        return Objects.equals(this.token, that.token)
                && Objects.equals(this.tokenTypeHint, that.tokenTypeHint);
    }

    @Override
    public int hashCode() {
        int hash = Objects.hashCode(this.token);
        hash = 31 * hash + Objects.hashCode(this.tokenTypeHint);
        return hash;
    }

    /**
     * Returns every value that the document declares; secret ones are masked.
     */
    @Override
    public String toString() {
        return "RevokeTokenRequestError{"
                + "token=" + this.token
                + ", tokenTypeHint=" + this.tokenTypeHint
                + "}";
    }

    /**
     * Builds {@link RevokeTokenRequestError} objects. Not thread-safe.
     */
    public static final class Builder {
        @Nullable String token;

        @Nullable String tokenTypeHint;

        @Nullable Map<String, @Nullable Object> unknownMembers;

        Builder() {
        }

        private Builder(RevokeTokenRequestError from) {
            this.token = from.token;
            this.tokenTypeHint = from.tokenTypeHint;
            this.unknownMembers = from.unknownMembers;
        }

        /**
         * What is wrong with {@code token}.
         *
         * @param token the {@code token}, or null for none
         * @return this builder
         */
        public Builder token(@Nullable String token) {
            this.token = token;
            return this;
        }

        /**
         * What is wrong with {@code token_type_hint}.
         *
         * @param tokenTypeHint the {@code token_type_hint}, or null for none
         * @return this builder
         */
        public Builder tokenTypeHint(@Nullable String tokenTypeHint) {
            this.tokenTypeHint = tokenTypeHint;
            return this;
        }

        /**
         * Builds the object.
         *
         * @return the object
         */
        public RevokeTokenRequestError build() {
            return new RevokeTokenRequestError(this);
        }
    }
}
