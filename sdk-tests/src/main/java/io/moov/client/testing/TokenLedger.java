package io.moov.client.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The tokens that were issued. Tokens that came from one another by refreshing are a family; when a refresh token is
 * used a second time, the whole family is revoked (RFC 9700 section 4.14.2).
 */
final class TokenLedger {
    private final SandboxClock clock;
    private final Duration lifetime;
    private final Map<String, AccessToken> accessTokens = new HashMap<>();
    private final Map<String, RefreshToken> refreshTokens = new HashMap<>();

    TokenLedger(SandboxClock clock, Duration lifetime) {
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** Starts a family. */
    synchronized IssuedToken issue(Set<String> scopes) {
        return issue(new Family(scopes), scopes);
    }

    /**
     * Continues a family. Fewer scopes than its own narrow this access token only: the next refresh token is good for
     * all of them (RFC 6749 section 6). More of them are refused, and spend nothing.
     */
    synchronized IssuedToken refresh(String refreshToken, Set<String> scopes) throws Refused {
        RefreshToken token = refreshTokens.get(refreshToken);
        if (token == null || token.family.revoked) {
            throw new Refused("invalid_grant");
        }
        if (token.spent) {
            token.family.revoked = true;
            throw new Refused("invalid_grant");
        }
        if (!token.family.scopes.containsAll(scopes)) {
            throw new Refused("invalid_scope");
        }
        token.spent = true;
        return issue(token.family, scopes.isEmpty() ? token.family.scopes : scopes);
    }

    /** Revokes an access token alone, a refresh token with its family; an unknown token is nobody's loss (RFC 7009). */
    synchronized void revoke(String token) {
        accessTokens.remove(token);
        RefreshToken refreshToken = refreshTokens.get(token);
        if (refreshToken != null) {
            refreshToken.family.revoked = true;
        }
    }

    synchronized boolean isActive(String token) {
        AccessToken accessToken = accessTokens.get(token);
        if (accessToken != null) {
            return !accessToken.family.revoked && clock.now().isBefore(accessToken.expiresAt);
        }
        RefreshToken refreshToken = refreshTokens.get(token);
        return refreshToken != null && !refreshToken.spent && !refreshToken.family.revoked;
    }

    private IssuedToken issue(Family family, Set<String> scopes) {
        IssuedToken issued = new IssuedToken(
                "sandbox-access-" + UUID.randomUUID(),
                "sandbox-refresh-" + UUID.randomUUID(),
                String.join(" ", scopes),
                lifetime,
                clock.now().plus(lifetime));
        accessTokens.put(issued.accessToken(), new AccessToken(family, issued.expiresAt()));
        refreshTokens.put(issued.refreshToken(), new RefreshToken(family));
        return issued;
    }

    /** What is answered to a token request. */
    record IssuedToken(String accessToken, String refreshToken, String scope, Duration lifetime, Instant expiresAt) {
        @Override
        public String toString() {
            return "IssuedToken{██}";
        }
    }

    /** A grant that is not good; the code is one of RFC 6749 section 5.2. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final String code;

        private Refused(String code) {
            super(code);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    private record AccessToken(Family family, Instant expiresAt) {}

    private static final class RefreshToken {
        private final Family family;
        private boolean spent;

        private RefreshToken(Family family) {
            this.family = family;
        }
    }

    private static final class Family {
        private final Set<String> scopes;
        private boolean revoked;

        private Family(Set<String> scopes) {
            this.scopes = scopes;
        }
    }
}
