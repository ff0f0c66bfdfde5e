package io.moov.client.fleet;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.moov.client.testing.MoovSandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What the fleet talks to: in front of the sandbox, so that it is known who asks for a token, and an endpoint that takes
 * tokens and looks whether they are good.
 */
final class FleetGateway implements AutoCloseable {
    static final String MEMBER = "X-Member";
    static final String WAITED = "X-Waited";
    static final String WALL = "X-Wall-Clock";
    static final String USE = "/use";

    private final MoovSandbox sandbox;
    private final FleetLog log;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    /** Is told, once, who is about to get a token. */
    private final AtomicReference<HolderFault> holderFault = new AtomicReference<>();

    private volatile boolean down;

    /** What happens to the process that has the lease, while it waits for the response. */
    interface HolderFault {
        /**
         * Happens.
         *
         * @return whether the response then arrives
         */
        boolean happen(String member) throws InterruptedException;
    }

    FleetGateway(MoovSandbox sandbox, FleetLog log) throws IOException {
        this.sandbox = sandbox;
        this.log = log;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/oauth2/token", this::issue);
        server.createContext("/oauth2/revoke", this::revoke);
        server.createContext(USE, this::use);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next process that asks for a token, so the one with the lease, meets this before its response. */
    void onNextHolder(HolderFault fault) {
        holderFault.set(fault);
    }

    /** From now on, or no longer, requests for tokens end without a response. */
    void setDown(boolean isDown) {
        down = isDown;
    }

    private void issue(HttpExchange exchange) throws IOException {
        try {
            String member = exchange.getRequestHeaders().getFirst(MEMBER);
            if (down) {
                log.unanswered();
                return;
            }
            HttpResponse<byte[]> answer = forward(exchange);
            HolderFault fault = holderFault.getAndSet(null);
            if (fault != null && !fault.happen(member)) {
                log.unanswered();
                return;
            }
            if (answer.statusCode() == 200) {
                log.issued(
                        member, json.readTree(answer.body()).get("access_token").asText());
            }
            answer(exchange, answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private void revoke(HttpExchange exchange) throws IOException {
        try {
            answer(exchange, forward(exchange));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        sandbox.baseUrl() + exchange.getRequestURI().getPath().substring(1)))
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        exchange.getRequestBody().readAllBytes()));
        for (String name : new String[] {"Authorization", "Content-Type", "Accept", "X-Moov-Version", "User-Agent"}) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private void use(HttpExchange exchange) throws IOException {
        String token = exchange.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length());
        boolean good = sandbox.isActive(token);
        Instant wall = Instant.parse(exchange.getRequestHeaders().getFirst(WALL));
        log.used(
                exchange.getRequestHeaders().getFirst(MEMBER),
                token,
                good,
                Duration.parse(exchange.getRequestHeaders().getFirst(WAITED)),
                Duration.between(Instant.now(), wall));
        exchange.sendResponseHeaders(good ? 204 : 401, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
