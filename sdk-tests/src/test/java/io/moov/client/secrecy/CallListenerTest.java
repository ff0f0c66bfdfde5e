package io.moov.client.secrecy;

import static org.assertj.core.api.Assertions.catchThrowable;

import io.moov.client.CallListener;
import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.support.Answers;
import io.moov.client.support.CallStyle;
import io.moov.client.support.MockApi;
import io.moov.client.support.Tally;
import java.time.Duration;
import java.util.Arrays;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A listener writes what it hears into metrics, traces and logs. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CallListenerTest {
    @RegisterExtension
    final SecrecyWatch watch = new SecrecyWatch();

    @RegisterExtension
    final MockApi api = new MockApi();

    private final Queue<Object> heard = new ConcurrentLinkedQueue<>();
    private final Set<Throwable> failures = ConcurrentHashMap.newKeySet();
    private final Tally ended = new Tally("ended calls");

    /** A server that puts what it knows wherever it can. */
    static Stream<MockResponse.Builder> responses() {
        String secrets = String.join(" ", Canaries.ALL);
        return Stream.of(
                new MockResponse.Builder().body(ToStringTest.FRESH_TOKEN_JSON),
                new MockResponse.Builder().code(400).body("{\"error\":\"" + secrets + "\"}"),
                new MockResponse.Builder().code(429).body(secrets),
                new MockResponse.Builder().body(ToStringTest.FRESH_TOKEN_JSON + secrets),
                new MockResponse.Builder()
                        .body(ToStringTest.FRESH_TOKEN_JSON)
                        .onResponseBody(new SocketEffect.CloseSocket()),
                new MockResponse.Builder().status("HTTP/1.1 2x0 " + secrets));
    }

    @ParameterizedTest
    @EnumSource
    void hearsNoSecret(SecretRequests secrets) throws Exception {
        for (CallStyle style : CallStyle.values()) {
            responses().forEach(response -> {
                response.setHeader("X-Request-ID", Canaries.FRESH_ACCESS_TOKEN);
                response.setHeader("X-Echo", String.join(" ", Canaries.ALL));
                api.server().setDispatcher(Answers.inTurn(response.build()));
                call(secrets, style);
            });
        }

        ended.await(12);
        watch.check(heard);
        failures.forEach(watch::check);
    }

    private void call(SecretRequests secrets, CallStyle style) {
        try (MoovClient moov =
                secrets.client(api.url()).addListener(new Collector()).build()) {
            Throwable failure = catchThrowable(() -> style.run(moov, secrets.on(moov), RequestOptions.none()));
            if (failure != null) {
                failures.add(failure);
            }
        }
    }

    /** Keeps all that there is to hear, as an application would print it. */
    private final class Collector implements CallListener {
        @Override
        public Events callStarted(StartedCall call) {
            heard.addAll(
                    Arrays.asList(call, call.getOperation(), call.getHttpMethod(), call.getPath(), call.getAddress()));
            return new Events() {
                @Override
                public void attemptEnded(Result attempt) {
                    keep(attempt);
                }

                @Override
                public void retryScheduled(int number, Duration delay) {
                    heard.add(delay);
                }

                @Override
                public void callEnded(Result call) {
                    keep(call);
                    ended.add();
                }
            };
        }

        private void keep(Result result) {
            heard.addAll(Arrays.asList(
                    result,
                    result.getNumber(),
                    result.getDuration(),
                    result.getOutcome(),
                    result.getStatus(),
                    String.valueOf(result.getRequestId())));
            heard.add(String.valueOf(result.getFailureType()));
        }
    }
}
