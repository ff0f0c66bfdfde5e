// Generated from openapi/moov-auth.yaml. Change the document, not this file.
package io.moov.client.auth;

import com.squareup.moshi.JsonClass;
import java.lang.Long;
import java.lang.Object;
import java.lang.Override;
import java.lang.String;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An access token and what comes with it.
 *
 * <p>Moov's documentation shows all fields as required. RFC 6749 section 5.1 makes {@code refresh_token} and
 * {@code scope} optional, and so does this document: a response with a usable access token is a token.
 *
 * <p>Immutable and thread-safe.
 */
@JsonClass(
        generateAdapter = true,
        generator = "openapi"
)
public final class AuthToken {
    /**
     * As seconds these are 31 years: no token lives so long, and every timestamp since 2001 is greater.
     */
    private static final long FIRST_TIMESTAMP = 1_000_000_000L;

    final TokenType tokenType;

    final String accessToken;

    final @Nullable String refreshToken;

    final long expiresIn;

    private final long receivedAt;

    final @Nullable String scope;

    final @Nullable Map<String, @Nullable Object> unknownMembers;

    AuthToken(Builder builder) {
        this.tokenType = Required.set(builder.tokenType, "AuthToken.token_type");
        this.accessToken = Required.set(builder.accessToken, "AuthToken.access_token");
        this.refreshToken = builder.refreshToken;
        this.expiresIn = Required.set(builder.expiresIn, "AuthToken.expires_in");
        this.receivedAt = builder.receivedAt == null ? ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now()) : builder.receivedAt;
        this.scope = builder.scope;
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
     * The type of the token, which says how to use it.
     *
     * @return the {@code token_type}
     */
    public TokenType getTokenType() {
        return this.tokenType;
    }

    /**
     * The token to send as {@code Authorization} Bearer (RFC 6750).
     *
     * @return the {@code access_token}
     */
    public String getAccessToken() {
        return this.accessToken;
    }

    /**
     * The token to refresh with, once. A server may leave it out, and should after the grant {@code
     * client_credentials} (RFC 6749 sections 5.1 and 4.4.3).
     *
     * @return the {@code refresh_token}, or null if there is none
     */
    public @Nullable String getRefreshToken() {
        return this.refreshToken;
    }

    /**
     * When the token expires. Sources disagree: one edition of the documentation has a Unix timestamp in seconds
     * ({@code 1736964352}), another and RFC 6749 section 5.1 have the seconds of its lifetime ({@code 900}).
     *
     * @return the {@code expires_in}
     */
    public long getExpiresIn() {
        return this.expiresIn;
    }

    /**
     * Returns when this expires, by either meaning of {@code expires_in}: a value of 1,000,000,000 or more is a Unix
     * timestamp in seconds, because as a lifetime it would be 31 years; a smaller one is a lifetime in seconds. A
     * lifetime counts from the moment at which this object was decoded or built, which {@link #toBuilder} copies
     * together with the value. That moment is not part of the JSON, and not compared by {@code equals}.
     *
     * @return the moment; {@link Instant#MIN} or {@link Instant#MAX} if it is out of the range of {@link Instant}
     */
    public Instant getExpiresAt() {
        if (this.expiresIn >= FIRST_TIMESTAMP) {
            return this.expiresIn > Instant.MAX.getEpochSecond() ? Instant.MAX : Instant.ofEpochSecond(this.expiresIn);
        }
        Instant receivedAt = Instant.EPOCH.plusNanos(this.receivedAt);
        long earliest = Instant.MIN.getEpochSecond() - receivedAt.getEpochSecond();
        return this.expiresIn < earliest ? Instant.MIN : receivedAt.plusSeconds(this.expiresIn);
    }

    /**
     * A space delimited list of the scopes that were granted. Without it, these are the ones that were asked for
     * (RFC 6749 section 5.1).
     *
     * @return the {@code scope}, or null if there is none
     */
    public @Nullable String getScope() {
        return this.scope;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof AuthToken)) {
            return false;
        }
        AuthToken that = (AuthToken) other;
        return Objects.equals(this.tokenType, that.tokenType)
                && Objects.equals(this.accessToken, that.accessToken)
                && Objects.equals(this.refreshToken, that.refreshToken)
                && this.expiresIn == that.expiresIn
                && Objects.equals(this.scope, that.scope);
    }

    @Override
    public int hashCode() {
        int hash = Objects.hashCode(this.tokenType);
        hash = 31 * hash + Objects.hashCode(this.accessToken);
        hash = 31 * hash + Objects.hashCode(this.refreshToken);
        hash = 31 * hash + Long.hashCode(this.expiresIn);
        hash = 31 * hash + Objects.hashCode(this.scope);
        return hash;
    }

    /**
     * Returns every value that the document declares; secret ones are masked.
     */
    @Override
    public String toString() {
        return "AuthToken{"
                + "tokenType=" + this.tokenType
                + ", accessToken=██"
                + ", refreshToken=" + (this.refreshToken == null ? null : "██")
                + ", expiresIn=" + this.expiresIn
                + ", scope=" + this.scope
                + "}";
    }

    /**
     * Builds {@link AuthToken} objects. Not thread-safe.
     */
    public static final class Builder {
        @Nullable TokenType tokenType;

        @Nullable String accessToken;

        @Nullable String refreshToken;

        @Nullable Long expiresIn;

        @Nullable Long receivedAt;

        @Nullable String scope;

        @Nullable Map<String, @Nullable Object> unknownMembers;

        Builder() {
        }

        private Builder(AuthToken from) {
            this.tokenType = from.tokenType;
            this.accessToken = from.accessToken;
            this.refreshToken = from.refreshToken;
            this.expiresIn = from.expiresIn;
            this.receivedAt = from.receivedAt;
            this.scope = from.scope;
            this.unknownMembers = from.unknownMembers;
        }

        /**
         * The type of the token, which says how to use it.
         *
         * @param tokenType the {@code token_type}
         * @return this builder
         */
        public Builder tokenType(TokenType tokenType) {
            this.tokenType = tokenType;
            return this;
        }

        /**
         * The token to send as {@code Authorization} Bearer (RFC 6750).
         *
         * @param accessToken the {@code access_token}
         * @return this builder
         */
        public Builder accessToken(String accessToken) {
            this.accessToken = accessToken;
            return this;
        }

        /**
         * The token to refresh with, once. A server may leave it out, and should after the grant {@code
         * client_credentials} (RFC 6749 sections 5.1 and 4.4.3).
         *
         * @param refreshToken the {@code refresh_token}, or null for none
         * @return this builder
         */
        public Builder refreshToken(@Nullable String refreshToken) {
            this.refreshToken = refreshToken;
            return this;
        }

        /**
         * When the token expires. Sources disagree: one edition of the documentation has a Unix timestamp in seconds
         * ({@code 1736964352}), another and RFC 6749 section 5.1 have the seconds of its lifetime ({@code 900}).
         *
         * @param expiresIn the {@code expires_in}
         * @return this builder
         */
        public Builder expiresIn(long expiresIn) {
            this.expiresIn = expiresIn;
            this.receivedAt = null;
            return this;
        }

        /**
         * A space delimited list of the scopes that were granted. Without it, these are the ones that were asked for
         * (RFC 6749 section 5.1).
         *
         * @param scope the {@code scope}, or null for none
         * @return this builder
         */
        public Builder scope(@Nullable String scope) {
            this.scope = scope;
            return this;
        }

        /**
         * Builds the object.
         *
         * @return the object
         * @throws IllegalStateException if a required value is missing; the message names it
         */
        public AuthToken build() {
            return new AuthToken(this);
        }
    }
}
