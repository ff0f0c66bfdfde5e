package io.moov.client.token;

import io.moov.client.TransportException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Waits for an outcome that is shared: who is interrupted goes, and leaves it to the others. */
final class Waiting {
    private Waiting() {}

    static <T> T await(CompletableFuture<T> outcome, String operation) {
        try {
            return outcome.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException(operation, "the thread was interrupted", null);
        } catch (ExecutionException e) {
            throw asUnchecked(Objects.requireNonNull(e.getCause()));
        }
    }

    private static RuntimeException asUnchecked(Throwable failure) {
        if (failure instanceof Error) {
            throw (Error) failure;
        }
        return failure instanceof RuntimeException
                ? (RuntimeException) failure
                : new IllegalStateException("the token could not be had", failure);
    }
}
