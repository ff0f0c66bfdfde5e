package io.moov.client.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Takes each request the way a server does: limit, form, planned failure, credentials, operation. */
final class SandboxDispatcher extends Dispatcher {
    private static final System.Logger LOGGER = System.getLogger("io.moov.client.testing");

    private final Credentials credentials;
    private final TokenEndpoint endpoint;
    private final @Nullable RateLimit rateLimit;
    private final FailurePlan failures;
    private final List<ReceivedRequest> requests = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();

    SandboxDispatcher(
            Credentials credentials, TokenEndpoint endpoint, @Nullable RateLimit rateLimit, FailurePlan failures) {
        this.credentials = credentials;
        this.endpoint = endpoint;
        this.rateLimit = rateLimit;
        this.failures = failures;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        record(request);
        MockResponse answer = answer(request);
        return answer.newBuilder()
                .setHeader("X-Request-ID", UUID.randomUUID().toString())
                .build();
    }

    List<ReceivedRequest> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    List<String> violations() {
        synchronized (violations) {
            return List.copyOf(violations);
        }
    }

    private MockResponse answer(RecordedRequest request) {
        Optional<Duration> wait = rateLimit == null ? Optional.empty() : rateLimit.admit();
        if (wait.isPresent()) {
            long seconds = wait.get().plusNanos(999_999_999).toSeconds();
            return Answers.empty(429)
                    .newBuilder()
                    .setHeader("Retry-After", String.valueOf(seconds))
                    .build();
        }
        try {
            Operation operation = RequestCheck.operation(request);
            RequestCheck.headers(request.getHeaders());
            Map<String, String> body = RequestCheck.body(operation, request);
            return failures.take()
                    .map(failure -> failure.answer(() -> carryOut(operation, request, body)))
                    .orElseGet(() -> carryOut(operation, request, body));
        } catch (RequestCheck.Violation violation) {
            report(violation);
            return violation.answer();
        }
    }

    private MockResponse carryOut(Operation operation, RecordedRequest request, Map<String, String> body) {
        return credentials
                .refusal(request.getHeaders().get("Authorization"), body)
                .orElseGet(() ->
                        operation == Operation.CREATE_ACCESS_TOKEN ? endpoint.create(body) : endpoint.revoke(body));
    }

    private void report(RequestCheck.Violation violation) {
        LOGGER.log(
                System.Logger.Level.WARNING,
                "Refused a request that the document does not allow: {0}",
                violation.getMessage());
        synchronized (violations) {
            violations.add(violation.getMessage());
        }
    }

    private void record(RecordedRequest request) {
        ReceivedRequest received = new ReceivedRequest(
                Operation.at(request.getUrl().encodedPath())
                        .map(operation -> operation.id)
                        .orElse(null),
                request.getMethod(),
                request.getTarget(),
                asMap(request.getHeaders()),
                request.getBody() == null ? "" : request.getBody().utf8());
        synchronized (requests) {
            requests.add(received);
        }
    }

    private static Map<String, List<String>> asMap(Headers headers) {
        Map<String, List<String>> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.names().forEach(name -> map.put(name, headers.values(name)));
        return java.util.Collections.unmodifiableMap(map);
    }
}
