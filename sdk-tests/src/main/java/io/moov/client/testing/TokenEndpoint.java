package io.moov.client.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import mockwebserver3.MockResponse;

/** Carries the two operations out, once the request is known to be well-formed and authentic. */
final class TokenEndpoint {
    static final Set<String> HINTS = Set.of("access_token", "refresh_token");

    private final TokenLedger ledger;
    private final Scopes known;
    private final boolean expiryAsTimestamp;

    TokenEndpoint(TokenLedger ledger, Scopes known, boolean expiryAsTimestamp) {
        this.ledger = ledger;
        this.known = known;
        this.expiryAsTimestamp = expiryAsTimestamp;
    }

    /** What the API answers if a required field was not sent. */
    static MockResponse missing(String field) {
        return field.equals("token") ? invalid("token", "cannot be blank") : Answers.error(400, "invalid_request");
    }

    MockResponse answer(CheckedRequest request) {
        return switch (request.operation()) {
            case CREATE_ACCESS_TOKEN -> create(request);
            case REVOKE_ACCESS_TOKEN -> revoke(request);
        };
    }

    private MockResponse create(CheckedRequest request) {
        try {
            return switch (request.body().get("grant_type")) {
                case "client_credentials" -> token(ledger.issue(scopes(request, true)));
                case "refresh_token" ->
                    token(ledger.refresh(field(request, "refresh_token", true), scopes(request, false)));
                default -> Answers.error(400, "unsupported_grant_type");
            };
        } catch (InvalidField invalid) {
            return invalid.answer();
        } catch (TokenLedger.Refused refused) {
            return Answers.error(400, refused.code());
        }
    }

    private MockResponse revoke(CheckedRequest request) {
        try {
            String token = field(request, "token", true);
            String hint = request.body().get("token_type_hint");
            if (hint != null && !HINTS.contains(hint)) {
                throw new InvalidField("token_type_hint", "must be a valid value");
            }
            // The hint only speeds up a server's search: a token is found with the wrong one too (RFC 7009 section
            // 2.1).
            ledger.revoke(token);
            return Answers.empty(204);
        } catch (InvalidField invalid) {
            return invalid.answer();
        }
    }

    private Set<String> scopes(CheckedRequest request, boolean required) throws InvalidField {
        Set<String> scopes = Scopes.split(field(request, "scope", required));
        if (!known.areKnown(scopes)) {
            throw new InvalidField("scope", "must be a valid scope");
        }
        return scopes;
    }

    private static String field(CheckedRequest request, String name, boolean required) throws InvalidField {
        String value = request.body().getOrDefault(name, "");
        if (required && value.isEmpty()) {
            throw new InvalidField(name, "cannot be blank");
        }
        int maxLength = request.operation().field(name).orElseThrow().maxLength();
        if (value.length() > maxLength) {
            throw new InvalidField(name, "the length must be no more than " + maxLength);
        }
        return value;
    }

    private MockResponse token(TokenLedger.IssuedToken issued) {
        Map<String, Object> token = new LinkedHashMap<>();
        token.put("token_type", "Bearer");
        token.put("access_token", issued.accessToken());
        token.put("refresh_token", issued.refreshToken());
        token.put(
                "expires_in",
                expiryAsTimestamp
                        ? issued.expiresAt().getEpochSecond()
                        : issued.lifetime().toSeconds());
        token.put("scope", issued.scope());
        return Answers.token(token);
    }

    private static MockResponse invalid(String field, String message) {
        return Answers.json(422, Map.of(field, message));
    }

    /** A field whose value is not acceptable. */
    private static final class InvalidField extends Exception {
        private static final long serialVersionUID = 1L;

        private final String field;

        private InvalidField(String field, String message) {
            super(message);
            this.field = field;
        }

        private MockResponse answer() {
            return invalid(field, getMessage());
        }
    }
}
