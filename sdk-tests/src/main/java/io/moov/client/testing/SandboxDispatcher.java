package io.moov.client.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Takes each request the way a server does: planned failure, limit, form, credentials, operation. */
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
        Operation operation = request.getMethod().equals(Operation.METHOD)
                ? Operation.at(request.getUrl().encodedPath()).orElse(null)
                : null;
        record(operation, request);
        boolean admitted = rateLimit == null || rateLimit.admits();
        Supplier<MockResponse> proper = properAnswer(request, admitted);
        MockResponse answer =
                failures.take(operation).map(failure -> failure.answer(proper)).orElseGet(proper);
        return finish(request, answer);
    }

    List<ReceivedRequest> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    int requestCount() {
        synchronized (requests) {
            return requests.size();
        }
    }

    List<String> violations() {
        synchronized (violations) {
            return List.copyOf(violations);
        }
    }

    /** Checks the request now, as a planned failure must not hide a violation, and carries it out when asked to. */
    private Supplier<MockResponse> properAnswer(RecordedRequest request, boolean admitted) {
        try {
            CheckedRequest checked = RequestCheck.check(request);
            return () -> admitted ? carryOut(checked) : Answers.tooManyRequests();
        } catch (Violation violation) {
            report(violation);
            return () -> admitted ? violation.answer() : Answers.tooManyRequests();
        }
    }

    private MockResponse carryOut(CheckedRequest request) {
        return credentials.authenticate(request) ? endpoint.answer(request) : Answers.unauthorized();
    }

    private void report(Violation violation) {
        LOGGER.log(
                System.Logger.Level.WARNING,
                "Refused a request that the document does not allow: {0}",
                violation.getMessage());
        synchronized (violations) {
            violations.add(violation.getMessage());
        }
    }

    private void record(@Nullable Operation operation, RecordedRequest request) {
        ReceivedRequest received = new ReceivedRequest(
                operation == null ? null : operation.id,
                request.getMethod(),
                request.getTarget(),
                asMap(request.getHeaders()),
                request.getBody() == null ? "" : request.getBody().utf8());
        synchronized (requests) {
            requests.add(received);
        }
    }

    private static MockResponse finish(RecordedRequest request, MockResponse answer) {
        MockResponse.Builder finished = answer.newBuilder();
        if (answer.getHeaders().get("X-Request-ID") == null) {
            finished.setHeader("X-Request-ID", UUID.randomUUID().toString());
        }
        if (request.getMethod().equals("HEAD")) {
            // The bytes of a body would be taken for the next answer.
            finished = new MockResponse.Builder().status(answer.getStatus()).headers(finished.getHeaders());
        }
        return finished.build();
    }

    private static Map<String, List<String>> asMap(Headers headers) {
        Map<String, List<String>> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.names().forEach(name -> map.put(name, headers.values(name)));
        return Collections.unmodifiableMap(map);
    }
}
