package io.moov.client.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moov.client.testing.SandboxHttp.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The life of a token: made, refreshed, expired, revoked. */
final class TokensTest {
    private static final Instant START = Instant.parse("2026-01-15T12:00:00Z");

    private final MoovSandbox sandbox =
            MoovSandbox.builder().clock(Clock.fixed(START, ZoneOffset.UTC)).start();
    private final SandboxHttp http = new SandboxHttp(sandbox);

    @AfterEach
    void nothingWasAgainstTheDocument() {
        sandbox.close();
        assertThat(sandbox.violations()).isEmpty();
    }

    @Test
    void aTokenHasEveryFieldOfTheDocument() throws Exception {
        Answer token = http.newToken("/accounts.read /ping.read");

        assertThat(token.status()).isEqualTo(200);
        assertThat(token.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(token.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(token.fields())
                .containsOnlyKeys("token_type", "access_token", "refresh_token", "expires_in", "scope")
                .containsEntry("token_type", "Bearer")
                .containsEntry("expires_in", 900.0)
                .containsEntry("scope", "/accounts.read /ping.read");
        assertThat(token.accessToken()).startsWith("sandbox-access-");
        assertThat(token.refreshToken()).startsWith("sandbox-refresh-");
    }

    @Test
    void noTwoTokensAreAlike() throws Exception {
        Answer one = http.newToken("/ping.read");
        Answer other = http.newToken("/ping.read");

        assertThat(one.accessToken()).isNotEqualTo(other.accessToken());
        assertThat(one.refreshToken()).isNotEqualTo(other.refreshToken());
    }

    @Test
    void anAccessTokenExpiresByTheClockOfTheTest() throws Exception {
        Answer token = http.newToken("/ping.read");

        sandbox.advance(Duration.ofMinutes(15).minusNanos(1));
        assertThat(sandbox.isActive(token.accessToken())).isTrue();
        sandbox.advance(Duration.ofNanos(1));
        assertThat(sandbox.isActive(token.accessToken())).isFalse();
        assertThat(sandbox.isActive(token.refreshToken())).isTrue();
        assertThat(sandbox.isActive(http.refresh(token).accessToken())).isTrue();
    }

    @Test
    void theClockGoesForwardOnly() {
        assertThatThrownBy(() -> sandbox.advance(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("forward");
    }

    @Test
    void aLifetimeCanBeSet() throws Exception {
        try (MoovSandbox shortLived =
                MoovSandbox.builder().tokenLifetime(Duration.ofMillis(2500)).start()) {
            assertThat(new SandboxHttp(shortLived).newToken("/ping.read").field("expires_in"))
                    .isEqualTo(2.0);
        }
    }

    @Test
    void anExpiryCanBeATimestamp() throws Exception {
        try (MoovSandbox dated = MoovSandbox.builder()
                .expiryAsTimestamp()
                .clock(Clock.fixed(START, ZoneOffset.UTC))
                .start()) {
            assertThat(new SandboxHttp(dated).newToken("/ping.read").field("expires_in"))
                    .isEqualTo((double) START.plusSeconds(900).getEpochSecond());
        }
    }

    @Test
    void aRefreshSpendsTheRefreshTokenAndLeavesTheAccessToken() throws Exception {
        Answer first = http.newToken("/accounts.read");
        Answer second = http.refresh(first);

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.field("scope")).isEqualTo("/accounts.read");
        assertThat(sandbox.isActive(first.refreshToken())).isFalse();
        assertThat(sandbox.isActive(first.accessToken())).isTrue();
        assertThat(sandbox.isActive(second.refreshToken())).isTrue();
        assertThat(sandbox.isActive(second.accessToken())).isTrue();
    }

    @Test
    void aSpentRefreshTokenRevokesItsFamilyAndNoOther() throws Exception {
        Answer stranger = http.newToken("/accounts.read");
        Answer first = http.newToken("/accounts.read");
        Answer second = http.refresh(first);
        Answer third = http.refresh(second);

        Answer reused = http.refresh(first);

        assertThat(reused.status()).isEqualTo(400);
        assertThat(reused.error()).isEqualTo("invalid_grant");
        assertThat(sandbox.isActive(first.accessToken())).isFalse();
        assertThat(sandbox.isActive(third.accessToken())).isFalse();
        assertThat(http.refresh(third).error()).isEqualTo("invalid_grant");
        assertThat(sandbox.isActive(stranger.accessToken())).isTrue();
        assertThat(http.refresh(stranger).status()).isEqualTo(200);
    }

    @Test
    void aRefreshMayNarrowTheAccessToken() throws Exception {
        Answer wide = http.newToken("/accounts.read /accounts.write");
        Answer narrow = http.createToken(
                "grant_type", "refresh_token", "refresh_token", wide.refreshToken(), "scope", "/accounts.read");

        assertThat(narrow.field("scope")).isEqualTo("/accounts.read");
        assertThat(http.refresh(narrow).field("scope")).isEqualTo("/accounts.read /accounts.write");
    }

    @Test
    void aRefreshNeverWidens() throws Exception {
        Answer token = http.newToken("/accounts.read");
        Answer wider = http.createToken(
                "grant_type",
                "refresh_token",
                "refresh_token",
                token.refreshToken(),
                "scope",
                "/accounts.read /accounts.write");

        assertThat(wider.status()).isEqualTo(400);
        assertThat(wider.error()).isEqualTo("invalid_scope");
        assertThat(sandbox.isActive(token.refreshToken())).isTrue();
    }

    @Test
    void revokingAnAccessTokenLeavesItsRefreshToken() throws Exception {
        Answer token = http.newToken("/accounts.read");
        Answer revoked = http.revokeToken("token", token.accessToken(), "token_type_hint", "access_token");

        assertThat(revoked.status()).isEqualTo(204);
        assertThat(revoked.body()).isEmpty();
        assertThat(revoked.headers().firstValue("Content-Length")).isEmpty();
        assertThat(sandbox.isActive(token.accessToken())).isFalse();
        assertThat(sandbox.isActive(token.refreshToken())).isTrue();
    }

    @Test
    void revokingARefreshTokenRevokesItsAccessTokens() throws Exception {
        Answer first = http.newToken("/accounts.read");
        Answer second = http.refresh(first);

        assertThat(http.revokeToken("token", second.refreshToken(), "token_type_hint", "refresh_token")
                        .status())
                .isEqualTo(204);
        assertThat(sandbox.isActive(first.accessToken())).isFalse();
        assertThat(sandbox.isActive(second.accessToken())).isFalse();
        assertThat(http.refresh(second).error()).isEqualTo("invalid_grant");
    }

    @Test
    void aTokenIsFoundWithTheWrongHint() throws Exception {
        Answer token = http.newToken("/accounts.read");

        assertThat(http.revokeToken("token", token.accessToken(), "token_type_hint", "refresh_token")
                        .status())
                .isEqualTo(204);
        assertThat(sandbox.isActive(token.accessToken())).isFalse();
    }

    @Test
    void revokingAnUnknownTokenIsASuccess() throws Exception {
        assertThat(http.revokeToken("token", "never-issued").status()).isEqualTo(204);
        assertThat(sandbox.isActive("never-issued")).isFalse();
    }

    @Test
    void aTestCanRevokeBehindTheApplicationsBack() throws Exception {
        Answer token = http.newToken("/accounts.read");
        sandbox.revoke(token.refreshToken());

        assertThat(sandbox.isActive(token.accessToken())).isFalse();
        assertThat(http.refresh(token).error()).isEqualTo("invalid_grant");
        assertThat(sandbox.requestCount()).isEqualTo(2);
    }

    @Test
    void sandboxesShareNothing() throws Exception {
        try (MoovSandbox other = MoovSandbox.start()) {
            Answer token = http.newToken("/accounts.read");

            assertThat(other.isActive(token.accessToken())).isFalse();
            assertThat(new SandboxHttp(other).refresh(token).error()).isEqualTo("invalid_grant");
            assertThat(sandbox.isActive(token.refreshToken())).isTrue();
        }
    }
}
