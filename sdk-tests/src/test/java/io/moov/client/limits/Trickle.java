package io.moov.client.limits;

import io.moov.client.support.Answers;
import io.moov.client.support.RawServer;
import io.moov.client.support.RawServer.Connection;
import java.io.IOException;

/** Ways of a server to answer too slowly or never, all of which keep the connection open. */
enum Trickle implements RawServer.Script {
    NOTHING {
        @Override
        public void serve(Connection client) throws IOException {
            client.readRequest();
            client.stall();
        }
    },
    A_HEAD_THAT_DRIPS {
        @Override
        public void serve(Connection client) throws IOException {
            client.readRequest();
            client.drip(OK + "X-Padding: " + "0".repeat(1000));
        }
    },
    HALF_A_HEAD {
        @Override
        public void serve(Connection client) throws IOException {
            client.readRequest();
            client.send(OK + "Content-Le");
            client.stall();
        }
    },
    A_BODY_THAT_DRIPS {
        @Override
        public void serve(Connection client) throws IOException {
            client.readRequest();
            client.send(OK + "Content-Length: " + Answers.TOKEN_JSON.length() + "\r\n\r\n");
            client.drip(Answers.TOKEN_JSON);
        }
    },
    CHUNKS_THAT_DRIP {
        @Override
        public void serve(Connection client) throws IOException {
            client.readRequest();
            client.send(OK + "Transfer-Encoding: chunked\r\n\r\n");
            client.drip("1\r\n \r\n".repeat(200));
        }
    },
    HALF_A_BODY {
        @Override
        public void serve(Connection client) throws IOException {
            client.readRequest();
            client.send(OK + "Content-Length: 1000\r\n\r\n{\"token_type\":");
            client.stall();
        }
    },
    ONE_CHUNK {
        @Override
        public void serve(Connection client) throws IOException {
            client.readRequest();
            client.send(OK + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n");
            client.stall();
        }
    },
    AN_ERROR_THAT_DRIPS {
        @Override
        public void serve(Connection client) throws IOException {
            client.readRequest();
            client.send(BAD_REQUEST + "Content-Length: 1000\r\n\r\nbad");
            client.drip(".".repeat(997));
        }
    },
    HALF_AN_ERROR {
        @Override
        public void serve(Connection client) throws IOException {
            client.readRequest();
            client.send(BAD_REQUEST + "Transfer-Encoding: chunked\r\n\r\n3\r\nbad\r\n");
            client.stall();
        }
    };

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    private static final String BAD_REQUEST = "HTTP/1.1 400 Bad Request\r\nX-Request-ID: slow-1\r\n";

    /** Whether a status came that is an answer in itself. */
    boolean isRefusal() {
        return this == AN_ERROR_THAT_DRIPS || this == HALF_AN_ERROR;
    }
}
