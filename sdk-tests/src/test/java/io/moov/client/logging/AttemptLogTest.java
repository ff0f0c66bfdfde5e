package io.moov.client.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.MoovClient;
import io.moov.client.RetryPolicy;
import io.moov.client.auth.AuthTokenRequest;
import io.moov.client.auth.GrantType;
import io.moov.client.testing.Failure;
import io.moov.client.testing.MoovSandbox;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a line of the log says of an attempt. Without a configuration of its own, System.Logger logs to java.util.logging. */
final class AttemptLogTest {
    private static final Logger LOGGER = Logger.getLogger("io.moov.client");
    private static final String POST = "POST /oauth2/token, attempt ";

    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            records.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private Level before;

    @BeforeEach
    void listen() {
        before = LOGGER.getLevel();
        LOGGER.setLevel(Level.ALL);
        LOGGER.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        LOGGER.removeHandler(handler);
        LOGGER.setLevel(before);
    }

    @Test
    void eachAttemptIsLoggedAtDebug() {
        try (MoovSandbox sandbox = MoovSandbox.start();
                MoovClient moov = MoovClient.builder()
                        .baseUrl(sandbox.baseUrl())
                        .credentials(sandbox.credentials())
                        .retryPolicy(RetryPolicy.builder()
                                .initialBackoff(Duration.ofMillis(1))
                                .build())
                        .build()) {
            sandbox.failNext(1, Failure.status(503));
            sandbox.failNext(1, Failure.reset());
            moov.authentication()
                    .createAccessToken(AuthTokenRequest.builder()
                            .grantType(GrantType.CLIENT_CREDENTIALS)
                            .scope("/accounts.read")
                            .build());
        }

        assertThat(records).allMatch(record -> record.getLevel().equals(Level.FINE));
        List<String> lines = records.stream().map(LogRecord::getMessage).toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).matches(POST + "1: HTTP 503 after \\d+ ms, request id [0-9a-f-]{36}");
        assertThat(lines.get(1)).matches(POST + "1: next attempt in \\d+ ms");
        assertThat(lines.get(2)).matches(POST + "2: java\\.[a-z.]+\\.[A-Za-z]+Exception after \\d+ ms");
        assertThat(lines.get(3)).matches(POST + "2: next attempt in \\d+ ms");
        assertThat(lines.get(4)).matches(POST + "3: HTTP 200 after \\d+ ms, request id [0-9a-f-]{36}");
    }
}
