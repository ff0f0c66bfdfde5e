package io.moov.client.quickstart;

import io.moov.client.ApiException;
import io.moov.client.MoovClient;
import io.moov.client.MoovClientBuilder;
import io.moov.client.auth.AuthToken;
import io.moov.client.auth.AuthTokenRequest;
import io.moov.client.auth.AuthTokenRequestError;
import io.moov.client.auth.GrantType;
import io.moov.client.auth.RevokeTokenRequest;
import io.moov.client.auth.TokenTypeHint;
import io.moov.client.testing.MoovSandbox;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Creates a token, refreshes it, revokes it and shows a typed refusal: against the sandbox, or against a real server
 * if the environment names one.
 */
public final class Quickstart {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private final MoovClient moov;

    private Quickstart(MoovClient moov) {
        this.moov = moov;
    }

    /**
     * Runs the main job; ends the JVM with status 1 and one line if it fails.
     *
     * @param args none
     */
    public static void main(String[] args) {
        try {
            boolean namesServer = Stream.of("MOOV_PUBLIC_KEY", "MOOV_SECRET_KEY", "MOOV_BASE_URL", "MOOV_HOST")
                    .anyMatch(name -> variable(name) != null);
            if (namesServer) {
                againstServer();
            } else {
                againstSandbox();
            }
        } catch (RuntimeException e) {
            System.err.println("Quickstart failed: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void againstServer() {
        try (MoovClient moov = MoovClient.fromEnvironment()) {
            OUT.println("Server     the one that the environment names");
            new Quickstart(moov).run();
        }
    }

    private static void againstSandbox() {
        try (MoovSandbox sandbox = MoovSandbox.start()) {
            MoovClientBuilder builder =
                    MoovClient.builder().baseUrl(sandbox.baseUrl()).credentials(sandbox.credentials());
            String version = variable("MOOV_VERSION");
            if (version != null) {
                setVersion(builder, version);
            }
            OUT.println("Server     the sandbox; set MOOV_PUBLIC_KEY and MOOV_SECRET_KEY for the real one");
            try (MoovClient moov = builder.build()) {
                new Quickstart(moov).run();
            }
        }
    }

    private static void setVersion(MoovClientBuilder builder, String version) {
        try {
            builder.moovVersion(version);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("environment variable MOOV_VERSION is malformed: " + e.getMessage(), e);
        }
    }

    private void run() {
        AuthToken token = moov.authentication().createAccessToken(clientCredentials(scope()));
        show("Created", token);

        AuthToken refreshed = moov.authentication()
                .createAccessToken(AuthTokenRequest.builder()
                        .grantType(GrantType.REFRESH_TOKEN)
                        .refreshToken(token.getRefreshToken())
                        .build());
        show("Refreshed", refreshed);

        moov.authentication()
                .revokeAccessToken(RevokeTokenRequest.builder()
                        .token(refreshed.getRefreshToken())
                        .tokenTypeHint(TokenTypeHint.REFRESH_TOKEN)
                        .build());
        OUT.println("Revoked    " + masked(refreshed.getRefreshToken()));

        ApiException refused = refusal();
        AuthTokenRequestError invalid =
                refused.error(AuthTokenRequestError.class).orElseThrow(() -> refused);
        OUT.println("Refused    HTTP " + refused.getStatus() + ", scope: " + invalid.getScope() + ", request id "
                + refused.getRequestId());
    }

    private ApiException refusal() {
        try {
            moov.authentication().createAccessToken(clientCredentials("nonsense"));
        } catch (ApiException refused) {
            return refused;
        }
        throw new IllegalStateException("the server gave a token for the scope \"nonsense\", where Moov answers 422");
    }

    private static String scope() {
        String scope = variable("MOOV_SCOPE");
        return scope == null ? "/accounts.read" : scope;
    }

    /** An empty variable counts as not set, as it does for {@link MoovClient#fromEnvironment()}. */
    private static @Nullable String variable(String name) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? null : value.trim();
    }

    private static AuthTokenRequest clientCredentials(String scope) {
        return AuthTokenRequest.builder()
                .grantType(GrantType.CLIENT_CREDENTIALS)
                .scope(scope)
                .build();
    }

    private static void show(String what, AuthToken token) {
        OUT.printf(
                "%-10s %s token %s for %s, expires %s%n",
                what,
                token.getTokenType(),
                masked(token.getAccessToken()),
                token.getScope(),
                token.getExpiresAt().truncatedTo(ChronoUnit.SECONDS));
    }

    private static String masked(String secret) {
        return "██" + secret.substring(Math.max(secret.length() - 4, secret.length() / 2));
    }
}
