package io.moov.client.support;

import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** What a server says. */
public final class Answers {
    public static final String TOKEN_JSON = "{\"token_type\":\"Bearer\",\"access_token\":\"an-access-token\","
            + "\"refresh_token\":\"a-refresh-token\",\"expires_in\":900,\"scope\":\"/ping.read\"}";

    private Answers() {}

    /** A success for every operation. */
    public static MockResponse token() {
        return json(200, TOKEN_JSON);
    }

    public static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    public static MockResponse status(int status) {
        return new MockResponse.Builder().code(status).build();
    }

    /** An answer with headers, given as names and values in turn. */
    public static MockResponse status(int status, String... headers) {
        MockResponse.Builder answer = new MockResponse.Builder().code(status);
        for (int i = 0; i < headers.length; i += 2) {
            answer.setHeader(headers[i], headers[i + 1]);
        }
        return answer.build();
    }

    /** Gives the answers in turn, and the last one for ever. */
    public static Dispatcher inTurn(MockResponse... answers) {
        AtomicInteger next = new AtomicInteger();
        return new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answers[Math.min(next.getAndIncrement(), answers.length - 1)];
            }
        };
    }
}
