package io.moov.client.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.moov.client.ApiException;
import io.moov.client.ApiResponse;
import io.moov.client.DecodingException;
import io.moov.client.MoovClient;
import io.moov.client.auth.AuthToken;
import io.moov.client.auth.ErrorResponse;
import io.moov.client.auth.GenericError;
import io.moov.client.auth.NoContent;
import io.moov.client.auth.Unauthenticated;
import io.moov.client.support.Answers;
import io.moov.client.support.MockApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import retrofit2.Call;
import retrofit2.http.GET;

/** What generated annotations say of an operation, the client does: whatever document it comes from. */
class DeclaredAnswersTest {
    @RegisterExtension
    final MockApi api = new MockApi();

    interface Declared {
        @Unauthenticated
        @GET("public")
        Call<Void> open();

        @NoContent({"202", "204"})
        @GET("maybe")
        Call<AuthToken> maybe();

        @ErrorResponse(status = "418", model = String.class)
        @ErrorResponse(status = "401", model = Void.class)
        @ErrorResponse(status = "default", model = GenericError.class)
        @GET("errors")
        Call<Void> errors();
    }

    @Test
    void nobodyAuthenticatesWhereTheDocumentSaysSo() throws Exception {
        api.answer(200, "");
        api.answer(200, Answers.TOKEN_JSON);
        try (MoovClient moov = CredentialsForm.BASIC.configure(api.client()).build()) {
            moov.execute(moov.create(Declared.class).open());
            moov.execute(moov.create(Declared.class).maybe());
        }
        assertThat(api.takeRequest().getHeaders().get("Authorization")).isNull();
        assertThat(api.takeRequest().getHeaders().get("Authorization")).isNotNull();
    }

    @Test
    void aSuccessWithoutABodyIsNothingWhereTheDocumentSaysSo() {
        api.answer(202, "");
        api.answer(204, "");
        api.answer(200, Answers.TOKEN_JSON);
        try (MoovClient moov = api.client().build()) {
            Declared declared = moov.create(Declared.class);
            ApiResponse<AuthToken> accepted = moov.execute(declared.maybe());
            assertThat(accepted.getStatus()).isEqualTo(202);
            assertThat(accepted.getValue()).isNull();
            assertThat(moov.execute(declared.maybe()).getValue()).isNull();
            assertThat(moov.execute(declared.maybe()).getValue().getScope()).isEqualTo("/ping.read");
        }
    }

    @Test
    void aSuccessWithoutABodyIsAFailureWithAnotherStatus() {
        api.answer(200, "");
        try (MoovClient moov = api.client().build()) {
            assertThat(catchThrowableOfType(
                            DecodingException.class,
                            () -> moov.execute(moov.create(Declared.class).maybe())))
                    .hasMessageContaining("there is none");
        }
    }

    @Test
    void anErrorIsTextOrNothingWhereTheDocumentSaysSo() {
        assertThat(refusedWith(418, "short and stout").error(String.class)).hasValue("short and stout");
        assertThat(refusedWith(401, "{\"error\":\"x\"}").error(Object.class)).isEmpty();
        assertThat(refusedWith(400, "{\"error\":\"x\"}").error(GenericError.class))
                .isPresent();
    }

    private ApiException refusedWith(int status, String body) {
        api.answer(status, body);
        try (MoovClient moov = api.client().build()) {
            return catchThrowableOfType(
                    ApiException.class,
                    () -> moov.execute(moov.create(Declared.class).errors()));
        }
    }
}
