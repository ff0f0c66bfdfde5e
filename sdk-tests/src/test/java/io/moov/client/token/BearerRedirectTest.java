package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.support.Answers;
import io.moov.client.support.RawServer;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A token goes no farther than to the host, port and scheme that the request was for. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BearerRedirectTest {
    @RegisterExtension
    final ProtectedApi api = new ProtectedApi();

    @ParameterizedTest
    @EnumSource
    void onTheSameHostKeepsTheToken(HttpCallStyle style) throws IOException {
        redirectTo(api.url(ProtectedApi.HOST, "/moved"), 200);

        assertThat(send(style)).isEqualTo(200);

        assertThat(api.authorizations()).containsExactly(api.bearer(), api.bearer());
    }

    @ParameterizedTest
    @EnumSource
    void toAnotherHostLosesTheToken(HttpCallStyle style) throws IOException {
        redirectTo(api.url(ProtectedApi.OTHER_HOST, "/moved"), 200);

        assertThat(send(style)).isEqualTo(200);

        assertThat(api.authorizations()).containsExactly(api.bearer(), "none");
    }

    /** Nor is that a reason to give the token up. */
    @ParameterizedTest
    @EnumSource
    void toAnotherHostThatAsksForATokenGetsNone(HttpCallStyle style) throws IOException {
        redirectTo(api.url(ProtectedApi.OTHER_HOST, "/moved"), 401);
        String bearer = api.bearer();

        assertThat(send(style)).isEqualTo(401);

        assertThat(api.authorizations()).containsExactly(bearer, "none");
        assertThat(api.bearer()).isEqualTo(bearer);
        assertThat(api.tokenRequests()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void toAnotherPortAndSchemeLosesTheToken(HttpCallStyle style) throws IOException {
        AtomicReference<String> received = new AtomicReference<>("");
        try (RawServer unencrypted = RawServer.start(client -> {
            received.set(client.readRequest());
            client.send("HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n");
        })) {
            redirectTo(unencrypted.url().replace("127.0.0.1", ProtectedApi.HOST), 200);

            assertThat(send(style)).isEqualTo(401);

            assertThat(received.get()).contains("POST / ").doesNotContainIgnoringCase("authorization");
            assertThat(api.authorizations()).containsExactly(api.bearer());
            assertThat(unencrypted.requests.get()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void after401StillIsSentAgainOnlyOnce(HttpCallStyle style) throws IOException {
        MockResponse away = redirection(api.url(ProtectedApi.HOST, "/moved"));
        String first = api.bearer();
        api.behave(request -> isMoved(request) || bears(request, first) ? Answers.status(401) : away);

        assertThat(send(style)).isEqualTo(401);

        assertThat(api.authorizations()).containsExactly(first, api.bearer(), api.bearer());
        assertThat(api.tokenRequests()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void whoseTargetAnswers401IsSentThereAgain(HttpCallStyle style) throws IOException {
        MockResponse away = redirection(api.url(ProtectedApi.HOST, "/moved"));
        String first = api.bearer();
        api.behave(request -> !isMoved(request) ? away : Answers.status(bears(request, first) ? 401 : 200));

        assertThat(send(style)).isEqualTo(200);

        assertThat(api.authorizations()).containsExactly(first, first, api.bearer());
        assertThat(api.requests())
                .extracting(RecordedRequest::getTarget)
                .containsExactly("/transfers", "/moved", "/moved");
    }

    private int send(HttpCallStyle style) throws IOException {
        return style.send(api.client(), api.post().build());
    }

    private void redirectTo(String url, int statusThere) {
        api.behave(request -> isMoved(request) ? Answers.status(statusThere) : redirection(url));
    }

    private static boolean isMoved(RecordedRequest request) {
        return request.getTarget().equals("/moved");
    }

    private static boolean bears(RecordedRequest request, String bearer) {
        return bearer.equals(request.getHeaders().get("Authorization"));
    }

    private static MockResponse redirection(String url) {
        return Answers.status(307, "Location", url);
    }
}
