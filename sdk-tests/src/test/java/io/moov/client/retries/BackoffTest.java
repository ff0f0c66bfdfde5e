package io.moov.client.retries;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.RetryPolicy;
import io.moov.client.support.Answers;
import io.moov.client.support.Clients;
import io.moov.client.support.Operation;
import io.moov.client.support.Spread;
import io.moov.client.testing.TestServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long calls wait before another attempt. The log tells it when the wait begins, so no test waits for hours. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BackoffTest {
    private static final Logger LOGGER = Logger.getLogger("io.moov.client");
    private static final Pattern WAIT = Pattern.compile(", attempt (\\d+): next attempt in (\\d+) ms");

    private static final String CALL = "X-Call";

    /** Few, so that the budget of their client ends none. */
    private static final int CALLS_OF_A_CLIENT = 25;

    private static final RetryPolicy HOURS = RetryPolicy.builder()
            .maxAttempts(4)
            .initialBackoff(Duration.ofHours(1))
            .multiplier(3)
            .maxBackoff(Duration.ofHours(4))
            .build();

    private final MockWebServer server = TestServer.create();
    private final BlockingQueue<String> log = new LinkedBlockingQueue<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            log.add(record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private Level before;

    @BeforeEach
    void start() throws IOException {
        before = LOGGER.getLevel();
        LOGGER.setLevel(Level.ALL);
        LOGGER.addHandler(handler);
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        LOGGER.removeHandler(handler);
        LOGGER.setLevel(before);
        server.close();
    }

    /** Callers whom a server failed at the same moment do not come back at the same moment. */
    @ParameterizedTest
    @CsvSource({"1, PT1H", "2, PT3H", "3, PT4H"})
    void isARandomPartOfALimitThatGrowsUpToTheCap(int failedAttempts, Duration limit) throws Exception {
        server.setDispatcher(new FailingDispatcher(failedAttempts));
        Spread waits = new Spread(Duration.ZERO, limit);
        while (waits.size() < Spread.ENOUGH) {
            try (MoovClient moov = Clients.of(server)
                    .retryPolicy(HOURS)
                    .timeout(Duration.ofDays(1))
                    .build()) {
                for (int call = 0; call < CALLS_OF_A_CLIENT; call++) {
                    start(moov, waits.size() + call);
                }
                for (int call = 0; call < CALLS_OF_A_CLIENT; call++) {
                    waits.add(nextWaitAfter(failedAttempts));
                }
            }
        }
        waits.assertEven();
    }

    private static void start(MoovClient moov, int call) {
        RequestOptions options =
                RequestOptions.builder().header(CALL, String.valueOf(call)).build();
        CompletableFuture<?> unused = moov.executeAsync(Operation.CREATE.on(moov), options);
    }

    private Duration nextWaitAfter(int failedAttempts) throws InterruptedException {
        while (true) {
            String line = log.poll(30, TimeUnit.SECONDS);
            assertThat(line).as("a line about a wait").isNotNull();
            Matcher wait = WAIT.matcher(line);
            if (wait.find() && wait.group(1).equals(String.valueOf(failedAttempts))) {
                return Duration.ofMillis(Long.parseLong(wait.group(2)));
            }
        }
    }

    /** Lets all but the last of some attempts of each call be repeated at once. */
    private static final class FailingDispatcher extends Dispatcher {
        private final Map<String, Integer> attempts = new ConcurrentHashMap<>();
        private final int last;

        FailingDispatcher(int last) {
            this.last = last;
        }

        @Override
        public MockResponse dispatch(RecordedRequest request) {
            int attempt = attempts.merge(request.getHeaders().get(CALL), 1, Integer::sum);
            return attempt < last ? Answers.status(503, "Retry-After", "0") : Answers.status(503);
        }
    }
}
