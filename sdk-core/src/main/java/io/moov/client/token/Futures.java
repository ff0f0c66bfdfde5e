package io.moov.client.token;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What futures lack before Java 12, or lay out so that a failure is easily lost. */
final class Futures {
    private Futures() {}

    /** Hears the end of something that nobody waits for. */
    static <T extends @Nullable Object> void whenDone(CompletionStage<T> stage, Listener<T> listener) {
        CompletionStage<?> unused =
                stage.whenComplete((value, failure) -> listener.done(value, failure == null ? null : cause(failure)));
    }

    /** Goes on after a failure as the function says. */
    static <T extends @Nullable Object> CompletableFuture<T> recover(
            CompletableFuture<T> future, Function<Throwable, CompletableFuture<T>> recovery) {
        CompletableFuture<T> recovered = new CompletableFuture<>();
        whenDone(future, (value, failure) -> {
            if (failure == null) {
                recovered.complete(value);
            } else {
                try {
                    join(recovery.apply(failure), recovered);
                } catch (RuntimeException | Error e) {
                    recovered.completeExceptionally(e);
                    throw e;
                }
            }
        });
        return recovered;
    }

    /** Ends one future as the other ends. */
    static <T extends @Nullable Object> void join(CompletableFuture<T> from, CompletableFuture<T> to) {
        whenDone(from, (value, failure) -> {
            if (failure == null) {
                to.complete(value);
            } else {
                to.completeExceptionally(failure);
            }
        });
    }

    /** The failure itself, which dependent futures wrap. */
    static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    /** Hears how something ended. */
    @FunctionalInterface
    interface Listener<T extends @Nullable Object> {
        /** The failure is null if there is a value. */
        void done(T value, @Nullable Throwable failure);
    }
}
