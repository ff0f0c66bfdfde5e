package io.moov.client.testing;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which requests are to fail, and how. */
final class FailurePlan {
    private final Deque<Failure> next = new ArrayDeque<>();
    private @Nullable Failure outage;

    synchronized void failNext(int requests, Failure failure) {
        next.addAll(Collections.nCopies(requests, failure));
    }

    synchronized void failAll(Failure failure) {
        outage = failure;
    }

    synchronized void recover() {
        next.clear();
        outage = null;
    }

    synchronized Optional<Failure> take() {
        Failure failure = next.poll();
        return Optional.ofNullable(failure != null ? failure : outage);
    }
}
