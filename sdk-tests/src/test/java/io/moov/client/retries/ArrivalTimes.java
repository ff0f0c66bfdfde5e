package io.moov.client.retries;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** Notes when each request comes in. Only lower bounds can be asserted on them: a busy machine is late. */
final class ArrivalTimes extends Dispatcher {
    private final Dispatcher answers;
    private final List<Long> nanos = Collections.synchronizedList(new ArrayList<>());

    ArrivalTimes(Dispatcher answers) {
        this.answers = answers;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
        nanos.add(System.nanoTime());
        return answers.dispatch(request);
    }

    /** The time from the first request to the second. */
    Duration firstWait() {
        return Duration.ofNanos(nanos.get(1) - nanos.get(0));
    }
}
