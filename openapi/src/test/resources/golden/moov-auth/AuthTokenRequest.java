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
 * Asks for an access token.
 *
 * <p>Immutable and thread-safe.
 */
@JsonClass(
        generateAdapter = true,
        generator = "openapi"
)
public final class AuthTokenRequest implements MarkedBody {
    private static final List<String> CREDENTIAL_NAMES = List.of("client_id", "client_secret");

    final GrantType grantType;

    final @Nullable String clientId;

    final @Nullable String clientSecret;

    final @Nullable String scope;

    final @Nullable String refreshToken;

    final @Nullable Map<String, @Nullable Object> unknownMembers;

    AuthTokenRequest(Builder builder) {
        this.grantType = Required.set(builder.grantType, "AuthTokenRequest.grant_type");
        this.clientId = builder.clientId;
        this.clientSecret = builder.clientSecret;
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
     * The type of grant being requested.
     *
     * @return the {@code grant_type}
     */
    public GrantType getGrantType() {
        return this.grantType;
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

    /**
     * A space delimited list of scopes. Required when {@code grant_type} is {@code client_credentials}.
     *
     * @return the {@code scope}, or null if there is none
     */
    public @Nullable String getScope() {
        return this.scope;
    }

    /**
     * The refresh_token returned alongside the access token being refreshed. Required when {@code grant_type} is
     * {@code refresh_token}.
     *
     * @return the {@code refresh_token}, or null if there is none
     */
    public @Nullable String getRefreshToken() {
        return this.refreshToken;
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
        return this.refreshToken != null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof AuthTokenRequest)) {
            return false;
        }
        AuthTokenRequest that = (AuthTokenRequest) other;
        return Objects.equals(this.grantType, that.grantType)
                && Objects.equals(this.clientId, that.clientId)
                && Objects.equals(this.clientSecret, that.clientSecret)
                && Objects.equals(this.scope, that.scope)
                && Objects.equals(this.refreshToken, that.refreshToken);
    }

    @Override
    public int hashCode() {
        int hash = Objects.hashCode(this.grantType);
        hash = 31 * hash + Objects.hashCode(this.clientId);
        hash = 31 * hash + Objects.hashCode(this.clientSecret);
        hash = 31 * hash + Objects.hashCode(this.scope);
        hash = 31 * hash + Objects.hashCode(this.refreshToken);
        return hash;
    }

    /**
     * Returns every value that the document declares; secret ones are masked.
     */
    @Override
    public String toString() {
        return "AuthTokenRequest{"
                + "grantType=" + this.grantType
                + ", clientId=" + this.clientId
                + ", clientSecret=" + (this.clientSecret == null ? null : "██")
                + ", scope=" + this.scope
                + ", refreshToken=" + (this.refreshToken == null ? null : "██")
                + "}";
    }

    /**
     * Builds {@link AuthTokenRequest} objects. Not thread-safe.
     */
    public static final class Builder {
        @Nullable GrantType grantType;

        @Nullable String clientId;

        @Nullable String clientSecret;

        @Nullable String scope;

        @Nullable String refreshToken;

        @Nullable Map<String, @Nullable Object> unknownMembers;

        Builder() {
        }

        private Builder(AuthTokenRequest from) {
            this.grantType = from.grantType;
            this.clientId = from.clientId;
            this.clientSecret = from.clientSecret;
            this.scope = from.scope;
            this.refreshToken = from.refreshToken;
            this.unknownMembers = from.unknownMembers;
        }

        /**
         * The type of grant being requested.
         *
         * @param grantType the {@code grant_type}
         * @return this builder
         */
        public Builder grantType(GrantType grantType) {
            this.grantType = grantType;
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
         * A space delimited list of scopes. Required when {@code grant_type} is {@code client_credentials}.
         *
         * @param scope the {@code scope}, or null for none
         * @return this builder
         */
        public Builder scope(@Nullable String scope) {
            this.scope = scope;
            return this;
        }

        /**
         * The refresh_token returned alongside the access token being refreshed. Required when {@code grant_type} is
         * {@code refresh_token}.
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
         * @throws IllegalStateException if a required value is missing; the message names it
         */
        public AuthTokenRequest build() {
            return new AuthTokenRequest(this);
        }
    }
}
