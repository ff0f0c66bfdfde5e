package io.moov.client.limits;

import io.moov.client.support.Answers;
import io.moov.client.support.RawServer;
import io.moov.client.support.RawServer.Connection;
import java.io.IOException;

/** Ways of a server to answer too slowly or never, all of which keep the connection open. */
enum Trickle implements RawServer.Script {
    NOTHING("", ""),
    A_HEAD_THAT_DRIPS("", Head.OK + "X-Padding: " + "0".repeat(1000)),
    HALF_A_HEAD(Head.OK + "Content-Le", ""),
    A_BODY_THAT_DRIPS(Head.OK + "Content-Length: " + Answers.TOKEN_JSON.length() + "\r\n\r\n", Answers.TOKEN_JSON),
    CHUNKS_THAT_DRIP(Head.OK + "Transfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n".repeat(200)),
    HALF_A_BODY(Head.OK + "Content-Length: 1000\r\n\r\n{\"token_type\":", ""),
    ONE_CHUNK(Head.OK + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n", ""),
    AN_ERROR_THAT_DRIPS(Head.BAD_REQUEST + "Content-Length: 1000\r\n\r\nbad", ".".repeat(997)),
    HALF_AN_ERROR(Head.BAD_REQUEST + "Transfer-Encoding: chunked\r\n\r\n3\r\nbad\r\n", "");

    private static final class Head {
        static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
        static final String BAD_REQUEST = "HTTP/1.1 400 Bad Request\r\nX-Request-ID: slow-1\r\n";
    }

    private final String atOnce;
    private final String dripping;

    Trickle(String atOnce, String dripping) {
        this.atOnce = atOnce;
        this.dripping = dripping;
    }

    @Override
    public void serve(Connection client) throws IOException {
        client.readRequest();
        client.send(atOnce);
        client.drip(dripping);
        client.stall();
    }

    /** Whether a status came that is an answer in itself. */
    boolean isRefusal() {
        return this == AN_ERROR_THAT_DRIPS || this == HALF_AN_ERROR;
    }
}
