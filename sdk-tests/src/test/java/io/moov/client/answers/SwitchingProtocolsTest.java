package io.moov.client.answers;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.ApiException;
import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.support.Operation;
import io.moov.client.support.RawServer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 101, which nobody asked for, and the real response behind it on the same connection. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SwitchingProtocolsTest {
    @ParameterizedTest
    @EnumSource
    void doesNotLeaveAResponseToTheNextCall(CallStyle style) throws Exception {
        try (RawServer server = RawServer.start(connection -> {
                    while (true) {
                        String request = connection.readRequest();
                        String token = request.contains("first") ? "token-of-the-first" : "token-of-another";
                        String body =
                                "{\"token_type\":\"Bearer\",\"expires_in\":900,\"access_token\":\"" + token + "\"}";
                        connection.send((request.contains("first") ? "HTTP/1.1 101 Switching Protocols\r\n\r\n" : "")
                                + "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
                    }
                });
                MoovClient moov = Clients.of(server.url()).build()) {
            RequestOptions first =
                    RequestOptions.builder().header("X-Call", "first").build();

            ApiException refused = style.failure(ApiException.class, moov, Operation.CREATE, first);

            assertThat(refused.getStatus()).isEqualTo(101);
            assertThat(style.run(moov, Operation.CREATE).getValue())
                    .extracting("accessToken")
                    .isEqualTo("token-of-another");
        }
    }
}
