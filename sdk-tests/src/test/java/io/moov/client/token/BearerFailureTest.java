package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.moov.client.ApiException;
import io.moov.client.MoovClient;
import io.moov.client.support.Clients;
import io.moov.client.testing.Failure;
import java.io.IOException;
import okhttp3.OkHttpClient;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A token that cannot be had fails the call with an IOException, which is all that OkHttp hands on to every caller. That
 * nothing comes out uncaught, {@link ProtectedApi#close()} asserts.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BearerFailureTest {
    private static final String NO_TOKEN = "there is no access token for api.moov.test";

    @RegisterExtension
    final ProtectedApi api = new ProtectedApi();

    @ParameterizedTest
    @EnumSource
    void ofTheTokenEndpoint(HttpCallStyle style) throws IOException {
        api.sandbox.failNext(1, Failure.status(503));

        assertFailure(style, api.client())
                .hasMessageStartingWith(NO_TOKEN + ": createAccessToken at localhost:")
                .hasCauseInstanceOf(ApiException.class);
        assertThat(api.requests()).isEmpty();

        assertThat(style.send(api.client(), api.post().build())).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void ofTheTokenEndpointAfter401(HttpCallStyle style) throws IOException {
        api.sandbox.revoke(api.source.get().getAccessToken());
        api.sandbox.failNext(2, Failure.status(503));

        assertThat(style.send(api.client(), api.post().build()))
                .as("the 401 is all there is to say")
                .isEqualTo(401);
        assertThat(api.requests()).hasSize(1);

        api.sandbox.recover();
        api.source.invalidate(api.source.get());
        assertThat(style.send(api.client(), api.post().build())).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void ofASourceThatIsClosed(HttpCallStyle style) {
        api.source.close();

        assertFailure(style, api.client())
                .hasMessage(NO_TOKEN + ": the TokenSource is closed; take tokens before close(), or build a new one")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource
    void ofAClientThatIsClosed(HttpCallStyle style) {
        api.moov.close();

        assertFailure(style, api.client())
                .hasMessageStartingWith(NO_TOKEN + ": the MoovClient is closed; ")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    /** What the caller's own code throws may say anything; it is the cause, and not repeated. */
    @ParameterizedTest
    @EnumSource
    void ofTheSupplierOfTheKeys(HttpCallStyle style) {
        RuntimeException trouble = new UnsupportedOperationException("secret-of-the-vault");
        try (MoovClient moov = Clients.of(api.sandbox.baseUrl())
                        .credentials(() -> {
                            throw trouble;
                        })
                        .build();
                TokenSource source =
                        TokenSource.builder(moov).scopes(Scope.ACCOUNTS_READ).build()) {
            OkHttpClient http = BearerAuth.of(source, ProtectedApi.HOST)
                    .addTo(api.plainClient())
                    .build();

            assertFailure(style, http).hasMessage(NO_TOKEN).hasCause(trouble);
        }
    }

    private AbstractThrowableAssert<?, ?> assertFailure(HttpCallStyle style, OkHttpClient http) {
        return assertThat(catchThrowable(() -> style.send(http, api.post().build())))
                .isInstanceOf(IOException.class);
    }
}
