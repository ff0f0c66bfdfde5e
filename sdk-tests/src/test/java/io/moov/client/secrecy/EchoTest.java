package io.moov.client.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.moov.client.ApiException;
import io.moov.client.DecodingException;
import io.moov.client.MoovClient;
import io.moov.client.MoovException;
import io.moov.client.RequestOptions;
import io.moov.client.support.CallStyle;
import io.moov.client.support.MockApi;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that says back all that it was told, and fresh tokens too, wherever HTTP leaves room. */
class EchoTest {
    /** Where the echo of a body goes. */
    private static final String ECHO = "ECHO";

    @RegisterExtension
    final SecrecyWatch watch = new SecrecyWatch();

    @RegisterExtension
    final MockApi api = new MockApi();

    private volatile int status;
    private volatile String body = "";

    static Stream<Arguments> errors() {
        return requestsAndStyles(
                IntStream.of(302, 304, 400, 401, 407, 408, 422, 429, 500, 503).boxed());
    }

    static Stream<Arguments> undecodable() {
        String fresh = Canaries.FRESH_ACCESS_TOKEN;
        return requestsAndStyles(Stream.of(
                        ECHO,
                        "\"" + fresh + "\"",
                        "[\"" + fresh + "\"]",
                        "{\"" + fresh + "\":" + fresh + "}",
                        "{\"" + fresh + "\":{\"" + fresh + "\":[" + fresh + "]}}",
                        "{\"access_token\":\"" + fresh + "\"}",
                        "{\"access_token\":\"" + fresh,
                        "{\"access_token\":" + fresh + "}",
                        "{\"access_token\":{\"" + fresh + "\":\"" + fresh + "\"}}",
                        "{\"access_token\":[\"" + fresh + "\"]}",
                        "{\"access_token\":'" + fresh + "'}",
                        "{\"access_token\":\"" + fresh + "\\u12\"}",
                        "{\"access_token\":\"" + fresh + "\"\"" + fresh + "\"}",
                        "{\"token_type\":[\"" + fresh + "\"]}",
                        "{\"token_type\":" + fresh + "}",
                        "{\"expires_in\":\"" + fresh + "\"}",
                        "{\"expires_in\":\"" + fresh + " at path " + fresh + "\"}",
                        "{\"expires_in\":\"" + fresh + "\n but was " + fresh + "\"}",
                        "{\"expires_in\":" + fresh + "}",
                        "{\"expires_in\":[\"" + fresh + "\"]}",
                        "{\"scope\":null,\"" + fresh + "\":1}",
                        ToStringTest.FRESH_TOKEN_JSON + fresh,
                        ToStringTest.FRESH_TOKEN_JSON + ToStringTest.FRESH_TOKEN_JSON,
                        ToStringTest.FRESH_TOKEN_JSON.replace(":900", ":\"" + fresh + "\""),
                        ToStringTest.FRESH_TOKEN_JSON.replace("}", ""),
                        ToStringTest.FRESH_TOKEN_JSON.replace("access_token", "accessToken"),
                        ToStringTest.FRESH_TOKEN_JSON.replace("}", ",\"x\":" + "[".repeat(300) + "\"" + fresh + "\"")))
                .filter(arguments -> arguments.get()[1] != SecretRequests.REVOKE_WITH_BODY); // which reads no body
    }

    private static Stream<Arguments> requestsAndStyles(Stream<?> values) {
        return values.flatMap(value -> Stream.of(SecretRequests.values())
                .flatMap(request -> Stream.of(CallStyle.values()).map(style -> Arguments.of(value, request, style))));
    }

    @BeforeEach
    void echo() {
        api.server().setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String authorization = String.valueOf(request.getHeaders().get("Authorization"));
                String told = request.getHeaders() + request.getBody().utf8() + Canaries.FRESH_ACCESS_TOKEN;
                String echo = authorization + " " + Canaries.FRESH_ACCESS_TOKEN;
                return new MockResponse.Builder()
                        .status("HTTP/1.1 " + status + " " + echo)
                        .addHeader("Content-Type", "application/json; charset=" + Canaries.FRESH_ACCESS_TOKEN)
                        .addHeader("Location", api.url() + "/" + Canaries.FRESH_ACCESS_TOKEN + "?x=" + authorization)
                        .addHeader("WWW-Authenticate", "Basic realm=\"" + echo + "\"")
                        .addHeader("Proxy-Authenticate", "Basic realm=\"" + echo + "\"")
                        .addHeader("Set-Cookie", "token=" + Canaries.FRESH_ACCESS_TOKEN)
                        .addHeader("Date", echo)
                        .addHeader("Retry-After", status == 429 ? "0" : echo)
                        .addHeader("retry-after-ms", status == 429 ? "0" : echo)
                        .addHeader("X-Request-ID", "request-" + echo + echo + echo) // a short one is printed
                        .addHeader(
                                "X-Extra", String.valueOf(request.getHeaders().get("X-Extra")))
                        .addHeader("X-" + Canaries.FRESH_ACCESS_TOKEN, echo)
                        .body(body.replace(ECHO, told))
                        .build();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("errors")
    void inAnErrorGoesNoFurtherThanItsAccessors(int code, SecretRequests secrets, CallStyle style) {
        status = code;
        for (String echoed : new String[] {
            ECHO,
            "{\"error\":\"" + Canaries.FRESH_ACCESS_TOKEN + "\"}",
            "{\"error\":\"invalid_request " + Canaries.FRESH_ACCESS_TOKEN + "\"}",
            "{\"" + Canaries.FRESH_ACCESS_TOKEN + "\":[}",
        }) {
            body = echoed;
            MoovException failure = failure(secrets, style);
            assertThat(((ApiException) failure).getStatus()).isEqualTo(code);
            assertThat(Canaries.leakIn(((ApiException) failure).getHeaders().toString()))
                    .isPresent();
            if (code != 304) {
                assertThat(Canaries.leakIn(((ApiException) failure).getBody())).isPresent();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("undecodable")
    void inAnUndecodableBodyIsNotRepeated(String sent, SecretRequests secrets, CallStyle style) {
        status = 200;
        body = sent;
        assertThat(failure(secrets, style)).isInstanceOf(DecodingException.class);
    }

    private MoovException failure(SecretRequests secrets, CallStyle style) {
        try (MoovClient moov = secrets.client(api.url()).build()) {
            MoovException failure = catchThrowableOfType(
                    MoovException.class, () -> style.run(moov, secrets.on(moov), RequestOptions.none()));
            watch.check(failure);
            return failure;
        }
    }
}
