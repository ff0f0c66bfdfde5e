package io.moov.client.testing;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
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

    /** The failure of a request of an operation, or of one that the document does not have. */
    synchronized Optional<Failure> take(@Nullable Operation operation) {
        for (Iterator<Failure> planned = next.iterator(); planned.hasNext(); ) {
            Failure failure = planned.next();
            if (failure.hits(operation)) {
                planned.remove();
                return Optional.of(failure);
            }
        }
        return Optional.ofNullable(outage).filter(failure -> failure.hits(operation));
    }
}
