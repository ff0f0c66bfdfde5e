package io.moov.client.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moov.client.testing.SandboxHttp.Answer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManager;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The sandbox as a server: its address, limit, certificate, records and end. */
@Timeout(60)
final class SandboxTest {
    @Test
    void everyAnswerHasAnIdOfItsOwn() throws Exception {
        try (MoovSandbox sandbox = MoovSandbox.start()) {
            SandboxHttp http = new SandboxHttp(sandbox);
            sandbox.failNext(1, Failure.status(500));
            List<Answer> answers = List.of(
                    http.newToken("/ping.read"),
                    http.newToken("/ping.read"),
                    http.newToken("nonsense"),
                    http.createToken("grant_type", "password"),
                    http.revokeToken("token", "any"),
                    http.send(http.anonymousPost("oauth2/revoke", SandboxHttp.json("token", "any"))),
                    http.send(http.post("nowhere", "{}")));

            Set<String> ids = new HashSet<>();
            for (Answer answer : answers) {
                assertThat(answer.headers().allValues("X-Request-ID")).hasSize(1);
                ids.addAll(answer.headers().allValues("X-Request-ID"));
            }
            assertThat(answers).extracting(Answer::status).containsExactly(500, 200, 422, 400, 204, 401, 404);
            assertThat(ids).hasSameSizeAs(answers);
        }
    }

    @Test
    void pastTheLimitARequestIsToComeBackLater() throws Exception {
        Clock clock = Clock.fixed(Instant.parse("2026-01-15T12:00:00.4Z"), ZoneOffset.UTC);
        try (MoovSandbox sandbox =
                MoovSandbox.builder().rateLimit(40).clock(clock).start()) {
            SandboxHttp http = new SandboxHttp(sandbox);
            for (int i = 0; i < 40; i++) {
                assertThat(http.newToken("/ping.read").status()).isEqualTo(200);
            }
            Answer refused = http.revokeToken("token", "any");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(refused.body()).isEmpty();

            sandbox.advance(Duration.ofSeconds(1));
            assertThat(http.revokeToken("token", "any").status()).isEqualTo(204);
            assertThat(sandbox.requestCount()).isEqualTo(42);
        }
    }

    @Test
    void byDefaultThereIsNoLimit() throws Exception {
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        try (MoovSandbox sandbox = MoovSandbox.builder().clock(clock).start()) {
            SandboxHttp http = new SandboxHttp(sandbox);
            for (int i = 0; i < 100; i++) {
                assertThat(http.revokeToken("token", "any").status()).isEqualTo(204);
            }
        }
    }

    @Test
    void requestsAreShownAsTheyWereReceived() throws Exception {
        try (MoovSandbox sandbox = MoovSandbox.start()) {
            SandboxHttp http = new SandboxHttp(sandbox);
            String body = SandboxHttp.json("grant_type", "client_credentials", "scope", "/ping.read");
            http.send(http.post("oauth2/token", body)
                    .header("X-Moov-Version", "v2024.01.00")
                    .header("Accept", "application/json")
                    .header("Accept", "text/plain"));
            http.revokeToken("token", "any");

            List<ReceivedRequest> requests = sandbox.requests();
            assertThat(requests)
                    .extracting(ReceivedRequest::operation)
                    .containsExactly("createAccessToken", "revokeAccessToken");
            ReceivedRequest first = requests.get(0);
            assertThat(first.method()).isEqualTo("POST");
            assertThat(first.path()).isEqualTo("/oauth2/token");
            assertThat(first.body()).isEqualTo(body);
            assertThat(first.header("x-moov-version")).isEqualTo("v2024.01.00");
            assertThat(first.header("Authorization"))
                    .isEqualTo(SandboxHttp.basic(sandbox.publicKey(), sandbox.secretKey()));
            assertThat(first.header("X-Absent")).isNull();
            assertThat(first.headers().get("accept")).containsExactly("application/json", "text/plain");
            assertThatThrownBy(() -> first.header("Accept")).hasMessageContaining("Accept was sent 2 times");
            assertThatThrownBy(() -> first.headers().clear()).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> first.headers().get("accept").clear())
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(requests::clear).isInstanceOf(UnsupportedOperationException.class);

            List<String> violations = sandbox.violations();
            int before = violations.size();
            http.revokeToken("no-such-field", "any");
            assertThat(requests).as("a snapshot").hasSize(2);
            assertThat(violations).as("a snapshot").hasSize(before);
            assertThat(sandbox.requests()).hasSize(3);
            assertThat(sandbox.violations()).hasSizeGreaterThan(before);
            assertThatThrownBy(violations::clear).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void aRequestPrintsNoSecret() throws Exception {
        try (MoovSandbox sandbox = MoovSandbox.start()) {
            SandboxHttp http = new SandboxHttp(sandbox);
            http.send(http.post("oauth2/token?secret=canary", SandboxHttp.json("client_secret", "canary"))
                    .header("X-Secret", "canary")
                    .header("X-Moov-Version", "v2024.01.00"));

            assertThat(sandbox.requests().get(0).toString())
                    .contains("POST /oauth2/token", "X-Moov-Version=[v2024.01.00]", "Authorization=[██]")
                    .doesNotContain("canary", SandboxHttp.basic(sandbox.publicKey(), sandbox.secretKey()));
        }
    }

    @Test
    void tlsIsTrustedByWhoAsksTheSandbox() throws Exception {
        try (MoovSandbox sandbox = MoovSandbox.builder().tls().start()) {
            assertThat(sandbox.baseUrl()).startsWith("https://");
            assertThatThrownBy(() -> new SandboxHttp(sandbox).newToken("/ping.read"))
                    .isInstanceOf(SSLHandshakeException.class);

            OkHttpClient trusting = sandbox.trustingHttpClient();
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trusting.x509TrustManager()}, null);
            SandboxHttp http = new SandboxHttp(
                    sandbox, HttpClient.newBuilder().sslContext(context).build());
            assertThat(http.newToken("/ping.read").status()).isEqualTo(200);

            sandbox.failNext(1, Failure.reset());
            assertThatThrownBy(() -> http.newToken("/ping.read")).isInstanceOf(IOException.class);
            sandbox.failNext(1, Failure.halfAnswer());
            assertThatThrownBy(() -> http.newToken("/ping.read")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void withoutTlsThereIsNothingToTrust() {
        try (MoovSandbox sandbox = MoovSandbox.start()) {
            assertThat(sandbox.baseUrl()).startsWith("http://localhost:").endsWith("/");
            assertThatThrownBy(sandbox::trustingHttpClient)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("tls()");
        }
    }

    @Test
    void manyRequestsAtOnceAreAllAnswered() throws Exception {
        int requests = 300;
        try (MoovSandbox sandbox = MoovSandbox.start()) {
            SandboxHttp http = new SandboxHttp(sandbox);
            HttpClient client = HttpClient.newHttpClient();
            String body = SandboxHttp.json("grant_type", "client_credentials", "scope", "/ping.read");
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                answers.add(client.sendAsync(
                        http.post("oauth2/token", body).build(), HttpResponse.BodyHandlers.ofString()));
            }
            Set<String> bodies = new HashSet<>();
            for (CompletableFuture<HttpResponse<String>> answer : answers) {
                HttpResponse<String> token = answer.get(30, TimeUnit.SECONDS);
                assertThat(token.statusCode()).isEqualTo(200);
                bodies.add(token.body());
            }
            assertThat(bodies).hasSize(requests);
            assertThat(sandbox.requests()).hasSize(requests);
        }
    }

    @Test
    void noAnswerWaitsForAnAcknowledgement() throws Exception {
        try (MoovSandbox sandbox = MoovSandbox.start()) {
            SandboxHttp http = new SandboxHttp(sandbox);
            // A new connection is acknowledged at once for a while, which would hide the wait.
            for (int i = 0; i < 30; i++) {
                http.newToken("/ping.read");
            }
            // An acknowledgement comes after 40 ms, now and then sooner; a busy machine is late, but not with most
            // responses.
            int prompt = 0;
            for (int i = 0; i < 200 && prompt < 20; i++) {
                long start = System.nanoTime();
                http.newToken("/ping.read");
                if (System.nanoTime() - start < Duration.ofMillis(30).toNanos()) {
                    prompt++;
                }
            }
            assertThat(prompt).isEqualTo(20);
        }
    }

    @Test
    void closingFreesThePortAndTheThreads() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        MoovSandbox sandbox = MoovSandbox.start();
        SandboxHttp http = new SandboxHttp(sandbox);
        http.newToken("/ping.read");
        int port = URI.create(sandbox.baseUrl()).getPort();
        List<Thread> threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .filter(thread -> thread.getName().startsWith("MockWebServer")
                        || thread.getName().startsWith("MoovSandbox"))
                .toList();
        assertThat(threads).isNotEmpty().allMatch(Thread::isDaemon);

        sandbox.close();
        sandbox.close();

        for (Thread thread : threads) {
            thread.join(10_000);
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
        assertThatThrownBy(() -> http.newToken("/ping.read")).isInstanceOf(ConnectException.class);
        try (ServerSocket successor = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(successor.isBound()).isTrue();
        }
        assertThat(sandbox.requestCount()).isEqualTo(1);
    }

    @Test
    void nonsenseIsRefusedByTheBuilder() {
        assertThatThrownBy(() -> MoovSandbox.builder().rateLimit(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rateLimit is 0");
        assertThatThrownBy(() -> MoovSandbox.builder().tokenLifetime(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tokenLifetime is PT-1S");
    }
}
