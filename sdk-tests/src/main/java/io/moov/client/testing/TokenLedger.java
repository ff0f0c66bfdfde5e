package io.moov.client.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
        return issue(new Family(), scopes);
    }

    /** Continues a family; empty if the refresh token is unknown, spent or revoked, or the scopes go beyond its own. */
    synchronized Optional<IssuedToken> refresh(String refreshToken, Set<String> scopes) {
        RefreshToken token = refreshTokens.get(refreshToken);
        if (token == null || token.family.revoked) {
            return Optional.empty();
        }
        if (token.spent) {
            token.family.revoked = true;
            return Optional.empty();
        }
        if (!token.scopes.containsAll(scopes)) {
            return Optional.empty();
        }
        token.spent = true;
        return Optional.of(issue(token.family, scopes.isEmpty() ? token.scopes : scopes));
    }

    /** Revokes an access token alone, a refresh token with its family; an unknown token is nobody's loss (RFC 7009). */
    synchronized void revoke(String token) {
        accessTokens.remove(token);
        RefreshToken refreshToken = refreshTokens.get(token);
        if (refreshToken != null) {
            refreshToken.family.revoked = true;
        }
    }

    synchronized boolean isActive(String accessToken) {
        AccessToken token = accessTokens.get(accessToken);
        return token != null && !token.family.revoked && clock.now().isBefore(token.expiresAt);
    }

    private IssuedToken issue(Family family, Set<String> scopes) {
        IssuedToken issued = new IssuedToken(
                "sandbox-access-" + UUID.randomUUID(),
                "sandbox-refresh-" + UUID.randomUUID(),
                String.join(" ", scopes),
                clock.now().plus(lifetime));
        accessTokens.put(issued.accessToken(), new AccessToken(family, issued.expiresAt()));
        refreshTokens.put(issued.refreshToken(), new RefreshToken(family, scopes));
        return issued;
    }

    /** What is answered to a token request. */
    record IssuedToken(String accessToken, String refreshToken, String scope, Instant expiresAt) {}

    private record AccessToken(Family family, Instant expiresAt) {}

    private static final class RefreshToken {
        private final Family family;
        private final Set<String> scopes;
        private boolean spent;

        private RefreshToken(Family family, Set<String> scopes) {
            this.family = family;
            this.scopes = scopes;
        }
    }

    private static final class Family {
        private boolean revoked;
    }
}
