package io.moov.client.quickstart;

import io.moov.client.ApiException;
import io.moov.client.MoovClient;
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
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Creates a token, refreshes it, revokes it and shows a typed refusal: against the sandbox, or against a real server
 * if the environment names one.
 */
public final class Quickstart {
    private final Map<String, String> environment;
    private final Supplier<MoovClient> fromEnvironment;
    private final PrintStream out;

    private Quickstart(Map<String, String> environment, Supplier<MoovClient> fromEnvironment, PrintStream out) {
        this.environment = environment;
        this.fromEnvironment = fromEnvironment;
        this.out = out;
    }

    /**
     * Runs the main job; ends the JVM with status 1 and one line if it fails.
     *
     * @param args none
     */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int status = run(System.getenv(), MoovClient::fromEnvironment, out, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** The whole program but the end of the JVM; returns the exit status. */
    static int run(
            Map<String, String> environment, Supplier<MoovClient> fromEnvironment, PrintStream out, PrintStream err) {
        try {
            new Quickstart(environment, fromEnvironment, out).run();
            return 0;
        } catch (RuntimeException e) {
            err.println("Quickstart failed: " + e.getMessage());
            return 1;
        }
    }

    private void run() {
        boolean namesServer = Stream.of("MOOV_PUBLIC_KEY", "MOOV_SECRET_KEY", "MOOV_BASE_URL", "MOOV_HOST")
                .anyMatch(name -> variable(name) != null);
        if (namesServer) {
            againstServer();
        } else {
            againstSandbox();
        }
    }

    private void againstServer() {
        try (MoovClient moov = fromEnvironment.get()) {
            out.println("Server     the one that the environment names");
            mainJob(moov);
        }
    }

    private void againstSandbox() {
        try (MoovSandbox sandbox = MoovSandbox.start()) {
            MoovClient.Builder builder =
                    MoovClient.builder().baseUrl(sandbox.baseUrl()).credentials(sandbox.credentials());
            String version = variable("MOOV_VERSION");
            if (version != null) {
                setVersion(builder, version);
            }
            out.println("Server     the sandbox; set MOOV_PUBLIC_KEY and MOOV_SECRET_KEY for the real one");
            try (MoovClient moov = builder.build()) {
                mainJob(moov);
            }
        }
    }

    private static void setVersion(MoovClient.Builder builder, String version) {
        try {
            builder.moovVersion(version);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("environment variable MOOV_VERSION is malformed: " + e.getMessage(), e);
        }
    }

    private void mainJob(MoovClient moov) {
        AuthToken token = moov.authentication().createAccessToken(clientCredentials(scope()));
        show("Created", token);

        if (token.getRefreshToken() != null) {
            token = moov.authentication()
                    .createAccessToken(AuthTokenRequest.builder()
                            .grantType(GrantType.REFRESH_TOKEN)
                            .refreshToken(token.getRefreshToken())
                            .build());
            show("Refreshed", token);
        }

        // With the refresh token goes all that was made of it; a server may give none.
        boolean refreshable = token.getRefreshToken() != null;
        String last = refreshable ? token.getRefreshToken() : token.getAccessToken();
        moov.authentication()
                .revokeAccessToken(RevokeTokenRequest.builder()
                        .token(last)
                        .tokenTypeHint(refreshable ? TokenTypeHint.REFRESH_TOKEN : TokenTypeHint.ACCESS_TOKEN)
                        .build());
        out.println("Revoked    " + masked(last));

        ApiException refused = refusal(moov);
        AuthTokenRequestError invalid =
                refused.error(AuthTokenRequestError.class).orElseThrow(() -> refused);
        out.println("Refused    HTTP " + refused.getStatus() + ", scope: " + invalid.getScope() + ", request id "
                + refused.getRequestId());
    }

    private static ApiException refusal(MoovClient moov) {
        try {
            moov.authentication().createAccessToken(clientCredentials("nonsense"));
        } catch (ApiException refused) {
            return refused;
        }
        throw new IllegalStateException("the server gave a token for the scope \"nonsense\", where Moov answers 422");
    }

    private String scope() {
        String scope = variable("MOOV_SCOPE");
        return scope == null ? "/accounts.read" : scope;
    }

    /** An empty variable counts as not set, as it does for {@link MoovClient#fromEnvironment()}. */
    private @Nullable String variable(String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value.trim();
    }

    private static AuthTokenRequest clientCredentials(String scope) {
        return AuthTokenRequest.builder()
                .grantType(GrantType.CLIENT_CREDENTIALS)
                .scope(scope)
                .build();
    }

    private void show(String what, AuthToken token) {
        out.printf(
                "%-10s %s token %s for %s, expires %s%n",
                what,
                token.getTokenType(),
                masked(token.getAccessToken()),
                token.getScope() == null ? "what was asked for" : token.getScope(),
                token.getExpiresAt().truncatedTo(ChronoUnit.SECONDS));
    }

    private static String masked(String secret) {
        return "██" + secret.substring(Math.max(secret.length() - 4, secret.length() / 2));
    }
}
