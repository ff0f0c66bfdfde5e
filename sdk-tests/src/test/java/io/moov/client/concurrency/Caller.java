package io.moov.client.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.ApiException;
import io.moov.client.ApiResponse;
import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.auth.AuthToken;
import io.moov.client.auth.AuthTokenRequest;
import io.moov.client.auth.AuthTokenRequestError;
import io.moov.client.auth.AuthenticationApi;
import io.moov.client.auth.GenericError;
import io.moov.client.auth.GrantType;
import mockwebserver3.RecordedRequest;
import retrofit2.Call;

/** One of many callers: what it sends and what it must get back are its own, down to the last header. */
record Caller(int id, Fate fate) {
    /** What becomes of a caller's request. */
    enum Fate {
        SERVED(1),
        REFUSED(1),
        INVALID(1),
        TOLD_TO_WAIT(2),
        CUT_OFF(2);

        final int attempts;

        Fate(int attempts) {
            this.attempts = attempts;
        }
    }

    static Caller of(int id) {
        return new Caller(id, Fate.values()[id % Fate.values().length]);
    }

    String scope() {
        return "/accounts/" + id + "/cards.read";
    }

    String token() {
        return "token-of-" + id;
    }

    String requestId() {
        return "request-of-" + id;
    }

    String moovVersion() {
        return String.format("v%04d.01.00", 2000 + id % 8000);
    }

    Call<AuthToken> call(AuthenticationApi api) {
        return api.createAccessToken(AuthTokenRequest.builder()
                .grantType(GrantType.CLIENT_CREDENTIALS)
                .scope(scope())
                .build());
    }

    RequestOptions options() {
        return RequestOptions.builder()
                .moovVersion(moovVersion())
                .header("X-Caller", String.valueOf(id))
                .build();
    }

    /** Whether every part of a request is this caller's. */
    boolean sent(RecordedRequest request) {
        return request.getBody().utf8().contains("\"" + scope() + "\"")
                && moovVersion().equals(request.getHeaders().get("X-Moov-Version"));
    }

    void assertOwn(ApiResponse<AuthToken> response) {
        assertThat(fate).isIn(Fate.SERVED, Fate.TOLD_TO_WAIT, Fate.CUT_OFF);
        assertThat(response.getValue().getAccessToken()).isEqualTo(token());
        assertThat(response.getValue().getScope()).isEqualTo(scope());
        assertThat(response.getRequestId()).isEqualTo(requestId());
        assertThat(response.getAttempts()).isEqualTo(fate.attempts);
    }

    void assertOwn(ApiException e) {
        assertThat(e.getRequestId()).isEqualTo(requestId());
        assertThat(e.getBody()).contains("\"" + scope() + "\"");
        assertThat(e.getAttempts()).isEqualTo(fate.attempts);
        if (fate == Fate.REFUSED) {
            assertThat(e.getStatus()).isEqualTo(400);
            assertThat(e.error(GenericError.class))
                    .hasValueSatisfying(error -> assertThat(error.getError()).isEqualTo(scope()));
        } else {
            assertThat(fate).isEqualTo(Fate.INVALID);
            assertThat(e.getStatus()).isEqualTo(422);
            assertThat(e.error(AuthTokenRequestError.class))
                    .hasValueSatisfying(error -> assertThat(error.getScope()).isEqualTo(scope()));
        }
    }

    /** Runs this caller's call and looks at what comes back. */
    void run(MoovClient moov) {
        try {
            assertOwn(moov.execute(call(moov.create(AuthenticationApi.class)), options()));
        } catch (ApiException e) {
            assertOwn(e);
        }
    }
}
