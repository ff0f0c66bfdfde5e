package io.moov.client.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.support.Answers;
import io.moov.client.support.MockApi;
import io.moov.client.support.Samples;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that a caller adds, for all calls of a client or for one. */
class ExtraHeadersTest {
    @RegisterExtension
    final MockApi api = new MockApi();

    @Test
    void areSentOnceAndTheCallsWinOverTheClients() throws Exception {
        RequestOptions options = RequestOptions.builder()
                .header("x-both", "of the call")
                .header("X-Call", "call")
                .header("X-Twice", "first")
                .header("X-TWICE", "second")
                .build();
        try (MoovClient moov = api.client()
                .header("X-Client", "client")
                .header("X-Both", "of the client")
                .header("X-Odd", "~!\t \"\\")
                .build()) {
            Headers sent = sentBy(moov, options);
            assertThat(sent.values("X-Client")).containsExactly("client");
            assertThat(sent.values("X-Both")).containsExactly("of the call");
            assertThat(sent.values("X-Call")).containsExactly("call");
            assertThat(sent.values("X-Twice")).containsExactly("second");
            assertThat(sent.values("X-Odd")).containsExactly("~!\t \"\\");

            Headers next = sentBy(moov, RequestOptions.none());
            assertThat(next.values("X-Both")).containsExactly("of the client");
            assertThat(next.values("X-Call")).isEmpty();
        }
    }

    @Test
    void ofABuilderUsedTwiceStayWithTheClientTheyWereSetFor() throws Exception {
        MoovClient.Builder builder = api.client().header("X-One", "1").moovVersion("v2025.01.00");
        try (MoovClient first = builder.build();
                MoovClient second =
                        builder.header("X-Two", "2").moovVersion("v2026.01.00").build()) {
            Headers sentByFirst = sentBy(first, RequestOptions.none());
            assertThat(sentByFirst.values("X-One")).containsExactly("1");
            assertThat(sentByFirst.values("X-Two")).isEmpty();
            assertThat(sentByFirst.values("X-Moov-Version")).containsExactly("v2025.01.00");

            Headers sentBySecond = sentBy(second, RequestOptions.none());
            assertThat(sentBySecond.values("X-One")).containsExactly("1");
            assertThat(sentBySecond.values("X-Two")).containsExactly("2");
            assertThat(sentBySecond.values("X-Moov-Version")).containsExactly("v2026.01.00");
        }
    }

    @Test
    void ofOptionsStayAsTheyWereWhenTheirBuilderIsUsedAgain() throws Exception {
        RequestOptions.Builder builder = RequestOptions.builder().header("X-One", "1");
        RequestOptions first = builder.build();
        RequestOptions second =
                builder.header("X-One", "changed").header("X-Two", "2").build();
        try (MoovClient moov = api.client().build()) {
            Headers sentWithFirst = sentBy(moov, first);
            assertThat(sentWithFirst.values("X-One")).containsExactly("1");
            assertThat(sentWithFirst.values("X-Two")).isEmpty();

            Headers sentWithSecond = sentBy(moov, second);
            assertThat(sentWithSecond.values("X-One")).containsExactly("changed");
            assertThat(sentWithSecond.values("X-Two")).containsExactly("2");
        }
    }

    @Test
    void ofASharedHttpClientDoNotDoubleTheSdksOwn() throws Exception {
        OkHttpClient shared = new OkHttpClient.Builder()
                .addInterceptor(chain -> chain.proceed(chain.request()
                        .newBuilder()
                        .addHeader("X-Moov-Version", "v1999.01.00")
                        .addHeader("User-Agent", "other")
                        .addHeader("Authorization", "Bearer other")
                        .build()))
                .build();
        try (MoovClient moov =
                CredentialsForm.BASIC.configure(api.client()).httpClient(shared).build()) {
            Headers sent = sentBy(moov, RequestOptions.none());
            assertThat(sent.values("X-Moov-Version")).containsExactly("v2024.01.00");
            assertThat(sent.values("User-Agent")).singleElement().asString().startsWith("moov-java-sdk/");
            assertThat(sent.values("Authorization")).containsExactly(CredentialsForm.BASIC.authorization);
        }
    }

    @Test
    void nameTheApplicationAfterTheSdk() throws Exception {
        try (MoovClient moov = api.client().userAgent(" billing/1.4 (eu) ").build()) {
            assertThat(sentBy(moov, RequestOptions.none()).values("User-Agent"))
                    .singleElement()
                    .asString()
                    .matches("moov-java-sdk/\\S+ billing/1\\.4 \\(eu\\)");
        }
        for (String suffix : new String[] {"", " ", "canary\n", "canary\r\nX-Injected: 1", "canaryé"}) {
            assertThatThrownBy(() -> MoovClient.builder().userAgent(suffix))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("User-Agent")
                    .hasMessageNotContaining("canary");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "AUTHORIZATION",
                "X-Moov-Version",
                "x-moov-version",
                "User-Agent",
                "Accept",
                "Accept-Encoding",
                "Content-Type",
                "Content-Length",
                "Content-Encoding",
                "Transfer-Encoding",
                "Connection",
                "Host"
            })
    void thatTheSdkSetsItselfAreRefused(String name) {
        assertRefused(name, "canary", name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "X canary", "canary:", "canary\r\nX-Injected", "canary\u0000", "canaryé", "(canary)"})
    void withAMalformedNameAreRefusedWithoutRepeatingIt(String name) {
        assertRefused(name, "canary", "header name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "canary\r\nX-Injected: 1",
                "canary\n",
                "canary\r",
                "\u0000canary",
                "\u007fcanary",
                "canaryé",
                "canary漢"
            })
    void withAMalformedValueAreRefusedWithoutRepeatingIt(String value) {
        assertRefused("X-Trace", value, "X-Trace");
    }

    @Test
    @SuppressWarnings("DataFlowIssue")
    void refuseNullByName() {
        assertThatThrownBy(() -> MoovClient.builder().header(null, "value")).hasMessage("name");
        assertThatThrownBy(() -> RequestOptions.builder().header("X-Name", null))
                .hasMessage("value");
    }

    private static void assertRefused(String name, String value, String named) {
        assertThatThrownBy(() -> MoovClient.builder().header(name, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named)
                .hasMessageNotContaining("canary");
        assertThatThrownBy(() -> RequestOptions.builder().header(name, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named)
                .hasMessageNotContaining("canary");
    }

    private Headers sentBy(MoovClient moov, RequestOptions options) throws InterruptedException {
        api.answer(200, Answers.TOKEN_JSON);
        moov.authentication().createAccessToken(Samples.clientCredentials(), options);
        return api.takeRequest().getHeaders();
    }
}
