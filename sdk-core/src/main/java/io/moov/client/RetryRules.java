package io.moov.client;

/** Which outcomes are worth another attempt and safe to repeat. The README's retries table says the same in words. */
final class RetryRules {
    private RetryRules() {}

    /** After an answer: 429 and 503 say that nothing was done; the others may hide a request that was carried out. */
    static boolean allowsRetry(int status, boolean repeatable) {
        switch (status) {
            case 429:
            case 503:
                return true;
            case 500:
            case 502:
            case 504:
                return repeatable;
            default:
                return false;
        }
    }

    /** After a broken or timed-out exchange: once the request has left, the server may have carried it out. */
    static boolean allowsRetryAfterLoss(boolean sent, boolean repeatable) {
        return !sent || repeatable;
    }
}
