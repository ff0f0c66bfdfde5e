package io.moov.client.concurrency;

import io.moov.client.support.Answers;
import io.moov.client.testing.TestServer;
import java.io.Closeable;
import java.io.IOException;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

/**
 * A server that answers in a way of each caller's own, and repeats in every part of the answer who it is for. It also
 * notes requests whose parts belong to different callers.
 */
final class EchoServer implements Closeable {
    final Queue<String> crossedRequests = new ConcurrentLinkedQueue<>();

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final MockWebServer server = TestServer.create();

    private EchoServer() {}

    static EchoServer start() throws IOException {
        EchoServer echo = new EchoServer();
        echo.server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return echo.answer(request);
            }
        });
        echo.server.start();
        return echo;
    }

    String url() {
        return server.url("/").toString();
    }

    int requests() {
        return server.getRequestCount();
    }

    @Override
    public void close() {
        server.close();
    }

    private MockResponse answer(RecordedRequest request) {
        String id = request.getHeaders().get("X-Caller");
        Caller caller = Caller.of(Integer.parseInt(id));
        if (!caller.sent(request)) {
            crossedRequests.add(request.getHeaders() + " " + request.getBody());
        }
        boolean first = seen.add(id);
        return answer(caller, first)
                .newBuilder()
                .setHeader("X-Request-ID", caller.requestId())
                .build();
    }

    private static MockResponse answer(Caller caller, boolean first) {
        switch (caller.fate()) {
            case REFUSED:
                return Answers.json(400, "{\"error\":\"" + caller.scope() + "\"}");
            case INVALID:
                return Answers.json(422, "{\"scope\":\"" + caller.scope() + "\"}");
            case TOLD_TO_WAIT:
                return first ? Answers.status(429, "Retry-After", "0") : token(caller);
            case CUT_OFF:
                return first
                        ? new MockResponse.Builder()
                                .onResponseStart(new SocketEffect.CloseSocket())
                                .build()
                        : token(caller);
            default:
                return token(caller);
        }
    }

    private static MockResponse token(Caller caller) {
        return Answers.json(
                200,
                Answers.TOKEN_JSON.replace("an-access-token", caller.token()).replace("/ping.read", caller.scope()));
    }
}
