package io.moov.client;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A token bucket over all calls of a client, as in the "standard" retry mode of the AWS SDKs: each retry takes
 * {@value #RETRY_COST} of {@value #CAPACITY} tokens, a call that succeeds gives back what its last retry took, or
 * {@value #FIRST_TRY_REFUND} if it took none. When every call fails, the bucket runs dry and the load on the server falls to one request a call.
 */
final class RetryBudget {
    static final int CAPACITY = 500;
    static final int RETRY_COST = 5;
    static final int FIRST_TRY_REFUND = 1;

    private final AtomicInteger tokens = new AtomicInteger(CAPACITY);

    /** Takes the tokens for one retry; false if there are not enough left. */
    boolean tryRetry() {
        int before = tokens.getAndUpdate(held -> held >= RETRY_COST ? held - RETRY_COST : held);
        return before >= RETRY_COST;
    }

    void succeeded(int attempts) {
        int refund = attempts > 1 ? RETRY_COST : FIRST_TRY_REFUND;
        if (tokens.get() < CAPACITY) {
            tokens.updateAndGet(held -> Math.min(CAPACITY, held + refund));
        }
    }
}
