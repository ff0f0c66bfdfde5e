package io.moov.client.testing;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;

/** Carries the two operations out, once the request is known to be well-formed and authentic. */
final class TokenEndpoint {
    private static final int LONGEST_REFRESH_TOKEN = 4096;
    private static final Set<String> HINTS = Set.of("access_token", "refresh_token");
    private static final Pattern SCOPE =
            Pattern.compile("/([a-z-]+|accounts/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/[a-z-]+)\\.[a-z-]+");

    private final TokenLedger ledger;
    private final SandboxClock clock;
    private final boolean expiryAsTimestamp;

    TokenEndpoint(TokenLedger ledger, SandboxClock clock, boolean expiryAsTimestamp) {
        this.ledger = ledger;
        this.clock = clock;
        this.expiryAsTimestamp = expiryAsTimestamp;
    }

    MockResponse create(Map<String, String> body) {
        String grantType = body.getOrDefault("grant_type", "");
        return switch (grantType) {
            case "client_credentials" -> createNew(body);
            case "refresh_token" -> refresh(body);
            case "" -> Answers.error(400, "invalid_request");
            default -> Answers.error(400, "unsupported_grant_type");
        };
    }

    MockResponse revoke(Map<String, String> body) {
        String token = body.getOrDefault("token", "");
        if (token.isEmpty()) {
            return Answers.json(422, Map.of("token", "cannot be blank"));
        }
        String hint = body.get("token_type_hint");
        if (hint != null && !HINTS.contains(hint)) {
            return Answers.json(422, Map.of("token_type_hint", "must be a valid value"));
        }
        ledger.revoke(token);
        return Answers.empty(204);
    }

    private MockResponse createNew(Map<String, String> body) {
        Set<String> scopes = scopes(body);
        if (scopes.isEmpty()) {
            return Answers.json(422, Map.of("scope", "cannot be blank"));
        }
        if (!areValid(scopes)) {
            return Answers.json(422, Map.of("scope", "must be a valid scope"));
        }
        return token(ledger.issue(scopes));
    }

    private MockResponse refresh(Map<String, String> body) {
        String refreshToken = body.getOrDefault("refresh_token", "");
        if (refreshToken.isEmpty()) {
            return Answers.json(422, Map.of("refresh_token", "cannot be blank"));
        }
        if (refreshToken.length() > LONGEST_REFRESH_TOKEN) {
            return Answers.json(422, Map.of("refresh_token", "the length must be no more than 4096"));
        }
        Set<String> scopes = scopes(body);
        if (!areValid(scopes)) {
            return Answers.json(422, Map.of("scope", "must be a valid scope"));
        }
        return ledger.refresh(refreshToken, scopes)
                .map(this::token)
                .orElseGet(() -> Answers.error(400, "invalid_grant"));
    }

    private MockResponse token(TokenLedger.IssuedToken issued) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("token_type", "Bearer");
        answer.put("access_token", issued.accessToken());
        answer.put("refresh_token", issued.refreshToken());
        answer.put(
                "expires_in",
                expiryAsTimestamp
                        ? issued.expiresAt().getEpochSecond()
                        : Duration.between(clock.now(), issued.expiresAt())
                                .plusMillis(500)
                                .toSeconds());
        answer.put("scope", issued.scope());
        return Answers.json(200, answer);
    }

    private static Set<String> scopes(Map<String, String> body) {
        String scope = body.getOrDefault("scope", "");
        return scope.isEmpty() ? Set.of() : new LinkedHashSet<>(List.of(scope.split(" ", -1)));
    }

    private static boolean areValid(Set<String> scopes) {
        return scopes.stream().allMatch(scope -> SCOPE.matcher(scope).matches());
    }
}
