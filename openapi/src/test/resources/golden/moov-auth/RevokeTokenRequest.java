// Generated from openapi/moov-auth.yaml. Change the document, not this file.
package io.moov.client.auth;

import com.squareup.moshi.JsonClass;
import java.lang.Object;
import java.lang.Override;
import java.lang.String;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks to revoke a token.
 *
 * <p>Immutable and thread-safe.
 */
@JsonClass(
        generateAdapter = true,
        generator = "openapi"
)
public final class RevokeTokenRequest implements MarkedBody {
    private static final List<String> CREDENTIAL_NAMES = List.of("client_id", "client_secret");

    final String token;

    final @Nullable TokenTypeHint tokenTypeHint;

    final @Nullable String clientId;

    final @Nullable String clientSecret;

    final @Nullable Map<String, @Nullable Object> unknownMembers;

    RevokeTokenRequest(Builder builder) {
        this.token = Required.set(builder.token, "RevokeTokenRequest.token");
        this.tokenTypeHint = builder.tokenTypeHint;
        this.clientId = builder.clientId;
        this.clientSecret = builder.clientSecret;
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
     * The access or refresh token to revoke.
     *
     * @return the {@code token}
     */
    public String getToken() {
        return this.token;
    }

    /**
     * The type of token being revoked.
     *
     * @return the {@code token_type_hint}, or null if there is none
     */
    public @Nullable TokenTypeHint getTokenTypeHint() {
        return this.tokenTypeHint;
    }

    /**
     * Client ID can be provided here in the body, or as the Username in HTTP Basic Auth.
     *
     * @return the {@code client_id}, or null if there is none
     */
    public @Nullable String getClientId() {
        return this.clientId;
    }

    /**
     * Client secret can be provided here in the body, or as the Password in HTTP Basic Auth.
     *
     * @return the {@code client_secret}, or null if there is none
     */
    public @Nullable String getClientSecret() {
        return this.clientSecret;
    }

    @Override
    public List<String> getCredentialNames() {
        return CREDENTIAL_NAMES;
    }

    @Override
    public List<String> getGivenCredentials() {
        if (this.clientId == null && this.clientSecret == null) {
            return List.of();
        }
        List<String> given = new ArrayList<>();
        if (this.clientId != null) {
            given.add("client_id");
        }
        if (this.clientSecret != null) {
            given.add("client_secret");
        }
        return List.copyOf(given);
    }

    @Override
    public boolean isSingleUse() {
        return false;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof RevokeTokenRequest)) {
            return false;
        }
        RevokeTokenRequest that = (RevokeTokenRequest) other;
        return Objects.equals(this.token, that.token)
                && Objects.equals(this.tokenTypeHint, that.tokenTypeHint)
                && Objects.equals(this.clientId, that.clientId)
                && Objects.equals(this.clientSecret, that.clientSecret);
    }

    @Override
    public int hashCode() {
        int hash = Objects.hashCode(this.token);
        hash = 31 * hash + Objects.hashCode(this.tokenTypeHint);
        hash = 31 * hash + Objects.hashCode(this.clientId);
        hash = 31 * hash + Objects.hashCode(this.clientSecret);
        return hash;
    }

    /**
     * Returns every value that the document declares; secret ones are masked.
     */
    @Override
    public String toString() {
        return "RevokeTokenRequest{"
                + "token=██"
                + ", tokenTypeHint=" + this.tokenTypeHint
                + ", clientId=" + this.clientId
                + ", clientSecret=" + (this.clientSecret == null ? null : "██")
                + "}";
    }

    /**
     * Builds {@link RevokeTokenRequest} objects. Not thread-safe.
     */
    public static final class Builder {
        @Nullable String token;

        @Nullable TokenTypeHint tokenTypeHint;

        @Nullable String clientId;

        @Nullable String clientSecret;

        @Nullable Map<String, @Nullable Object> unknownMembers;

        Builder() {
        }

        private Builder(RevokeTokenRequest from) {
            this.token = from.token;
            this.tokenTypeHint = from.tokenTypeHint;
            this.clientId = from.clientId;
            this.clientSecret = from.clientSecret;
            this.unknownMembers = from.unknownMembers;
        }

        /**
         * The access or refresh token to revoke.
         *
         * @param token the {@code token}
         * @return this builder
         */
        public Builder token(String token) {
            this.token = token;
            return this;
        }

        /**
         * The type of token being revoked.
         *
         * @param tokenTypeHint the {@code token_type_hint}, or null for none
         * @return this builder
         */
        public Builder tokenTypeHint(@Nullable TokenTypeHint tokenTypeHint) {
            this.tokenTypeHint = tokenTypeHint;
            return this;
        }

        /**
         * Client ID can be provided here in the body, or as the Username in HTTP Basic Auth.
         *
         * @param clientId the {@code client_id}, or null for none
         * @return this builder
         */
        public Builder clientId(@Nullable String clientId) {
            this.clientId = clientId;
            return this;
        }

        /**
         * Client secret can be provided here in the body, or as the Password in HTTP Basic Auth.
         *
         * @param clientSecret the {@code client_secret}, or null for none
         * @return this builder
         */
        public Builder clientSecret(@Nullable String clientSecret) {
            this.clientSecret = clientSecret;
            return this;
        }

        /**
         * Builds the object.
         *
         * @return the object
         * @throws IllegalStateException if a required value is missing; the message names it
         */
        public RevokeTokenRequest build() {
            return new RevokeTokenRequest(this);
        }
    }
}
