package io.moov.client.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.Moshi;
import io.moov.client.auth.AuthToken;
import io.moov.client.auth.AuthTokenRequest;
import io.moov.client.auth.AuthTokenRequestError;
import io.moov.client.auth.GenericError;
import io.moov.client.auth.GrantType;
import io.moov.client.auth.RevokeTokenRequest;
import io.moov.client.auth.RevokeTokenRequestError;
import io.moov.client.auth.TokenType;
import io.moov.client.auth.TokenTypeHint;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The generated models, as an application uses them. */
class ModelTest {
    private static AuthToken.Builder token() {
        return AuthToken.builder()
                .tokenType(TokenType.BEARER)
                .accessToken("access")
                .refreshToken("refresh")
                .expiresIn(900)
                .scope("/ping.read");
    }

    private static AuthTokenRequest.Builder request() {
        return AuthTokenRequest.builder()
                .grantType(GrantType.REFRESH_TOKEN)
                .clientId("id")
                .clientSecret("secret")
                .scope("/ping.read")
                .refreshToken("refresh");
    }

    private static RevokeTokenRequest.Builder revocation() {
        return RevokeTokenRequest.builder()
                .token("token")
                .tokenTypeHint(TokenTypeHint.ACCESS_TOKEN)
                .clientId("id")
                .clientSecret("secret");
    }

    @Test
    void isRefusedByTheJsonNameOfWhatIsMissing() {
        assertMissing("grant_type", AuthTokenRequest.builder().scope("x")::build);
        assertMissing("token", RevokeTokenRequest.builder().clientId("x")::build);
        assertMissing("error", GenericError.builder()::build);
        assertMissing("token_type", AuthToken.builder()::build);
        assertMissing("access_token", AuthToken.builder().tokenType(TokenType.BEARER)::build);
        assertMissing(
                "expires_in", AuthToken.builder().tokenType(TokenType.BEARER).accessToken("x")::build);
    }

    private static void assertMissing(String jsonName, Supplier<?> build) {
        assertThatThrownBy(build::get).isInstanceOf(IllegalStateException.class).hasMessageContaining(jsonName);
    }

    @Test
    void needsNothingButTheRequired() {
        assertThat(AuthTokenRequestError.builder().build().getScope()).isNull();
        assertThat(RevokeTokenRequestError.builder().build().getToken()).isNull();
        AuthTokenRequest least = AuthTokenRequest.builder()
                .grantType(GrantType.CLIENT_CREDENTIALS)
                .build();
        assertThat(least.getClientId()).isNull();
        assertThat(least.getClientSecret()).isNull();
        assertThat(least.getScope()).isNull();
        assertThat(least.getRefreshToken()).isNull();
        AuthToken token = AuthToken.builder()
                .tokenType(TokenType.BEARER)
                .accessToken("x")
                .expiresIn(0)
                .build();
        assertThat(token.getRefreshToken()).isNull();
        assertThat(token.getScope()).isNull();
        assertThat(RevokeTokenRequest.builder().token("x").build().getTokenTypeHint())
                .isNull();
    }

    @Test
    void takesAnOptionalValueBackByNull() {
        assertThat(request().scope(null).clientId(null).build().getScope()).isNull();
        assertThat(revocation().tokenTypeHint(null).build().getTokenTypeHint()).isNull();
    }

    @Test
    void isEqualByEveryField() {
        assertEqualByEveryField(
                ModelTest::token,
                AuthToken.Builder::build,
                List.of(
                        b -> b.tokenType(TokenType.of("other")),
                        b -> b.accessToken("other"),
                        b -> b.refreshToken("other"),
                        b -> b.refreshToken(null),
                        b -> b.expiresIn(901),
                        b -> b.scope("other"),
                        b -> b.scope(null)));
        assertEqualByEveryField(
                ModelTest::request,
                AuthTokenRequest.Builder::build,
                List.of(
                        b -> b.grantType(GrantType.CLIENT_CREDENTIALS),
                        b -> b.clientId(null),
                        b -> b.clientSecret("other"),
                        b -> b.scope("other"),
                        b -> b.refreshToken(null)));
        assertEqualByEveryField(
                ModelTest::revocation,
                RevokeTokenRequest.Builder::build,
                List.of(
                        b -> b.token("other"),
                        b -> b.tokenTypeHint(null),
                        b -> b.clientId("other"),
                        b -> b.clientSecret("other")));
        assertEqualByEveryField(
                () -> GenericError.builder().error("x"), GenericError.Builder::build, List.of(b -> b.error("other")));
        assertEqualByEveryField(
                () -> AuthTokenRequestError.builder().scope("x").refreshToken("y"),
                AuthTokenRequestError.Builder::build,
                List.of(b -> b.scope("y"), b -> b.refreshToken(null)));
        assertEqualByEveryField(
                () -> RevokeTokenRequestError.builder().token("x").tokenTypeHint("y"),
                RevokeTokenRequestError.Builder::build,
                List.of(b -> b.token(null), b -> b.tokenTypeHint("x")));
    }

    private static <B, M> void assertEqualByEveryField(
            Supplier<B> builder, Function<B, M> build, List<Consumer<B>> changes) {
        M model = build.apply(builder.get());
        assertThat(build.apply(builder.get())).isEqualTo(model).hasSameHashCodeAs(model);
        assertThat(model).isNotEqualTo(null).isNotEqualTo("model").hasToString(model.toString());
        for (Consumer<B> change : changes) {
            B changed = builder.get();
            change.accept(changed);
            assertThat(build.apply(changed)).isNotEqualTo(model);
        }
    }

    @Test
    void isCopiedWholeByToBuilder() {
        assertThat(token().build().toBuilder().build()).isEqualTo(token().build());
        assertThat(request().build().toBuilder().build()).isEqualTo(request().build());
        assertThat(revocation().build().toBuilder().build())
                .isEqualTo(revocation().build());
        AuthTokenRequest.Builder builder = request();
        AuthTokenRequest built = builder.build();
        builder.scope("changed");
        assertThat(built.getScope()).isEqualTo("/ping.read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "bearer", "", "later 漢"})
    void keepsEveryValueOfAnOpenEnum(String value) {
        assertThat(TokenType.of(value).getValue()).isEqualTo(value);
        assertThat(TokenType.of(value))
                .isEqualTo(TokenType.of(value))
                .hasSameHashCodeAs(TokenType.of(value))
                .hasToString(value);
        assertThat(TokenType.of(value).equals(TokenType.BEARER)).isEqualTo(value.equals("Bearer"));
    }

    @Test
    void namesTheDocumentedValuesOfOpenEnums() {
        assertThat(Map.of(
                        GrantType.CLIENT_CREDENTIALS.getValue(), GrantType.of("client_credentials"),
                        GrantType.REFRESH_TOKEN.getValue(), GrantType.of("refresh_token")))
                .containsEntry("client_credentials", GrantType.CLIENT_CREDENTIALS)
                .containsEntry("refresh_token", GrantType.REFRESH_TOKEN);
        assertThat(TokenTypeHint.of("access_token")).isEqualTo(TokenTypeHint.ACCESS_TOKEN);
        assertThat(TokenTypeHint.of("refresh_token")).isEqualTo(TokenTypeHint.REFRESH_TOKEN);
        assertThat(GrantType.of("x")).isNotEqualTo(TokenType.of("x"));
        assertThatThrownBy(() -> GrantType.of(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void isReadByAPlainMoshi() throws Exception {
        Moshi moshi = new Moshi.Builder().build();
        for (Object model :
                List.of(token().build(), request().build(), revocation().build())) {
            assertRoundTrip(moshi, model);
        }
    }

    private static <T> void assertRoundTrip(Moshi moshi, T model) throws IOException {
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) model.getClass();
        assertThat(moshi.adapter(type).fromJson(moshi.adapter(type).toJson(model)))
                .isEqualTo(model);
    }
}
