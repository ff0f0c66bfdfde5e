package io.moov.client;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/** The calls of one client: starts them, and ends those under way when the client is closed. */
final class Calls {
    private final CallSettings defaults;
    private final Requests requests;
    private final InFlight inFlight;
    private final CallEvents events;
    private final RetryBudget budget = new RetryBudget();

    Calls(CallSettings defaults, Requests requests, InFlight inFlight, List<CallListener> listeners) {
        this.defaults = defaults;
        this.requests = requests;
        this.inFlight = inFlight;
        this.events = new CallEvents(listeners);
    }

    <T extends @Nullable Object> ApiResponse<T> execute(Call<T> call, RequestOptions options) {
        return loop(call, options).run();
    }

    <T extends @Nullable Object, R extends @Nullable Object> CompletableFuture<R> executeAsync(
            Call<T> call, RequestOptions options, Function<ApiResponse<T>, R> result) {
        CallLoop<T> loop;
        try {
            loop = loop(call, options);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
        return loop.start(result);
    }

    private <T extends @Nullable Object> CallLoop<T> loop(Call<T> call, RequestOptions options) {
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(options, "options");
        if (inFlight.isClosed()) {
            throw new IllegalStateException("the MoovClient is closed; make calls before close(), or build a new one");
        }
        CallSettings settings = defaults.with(options);
        ApiCall<T> prepared = requests.prepare(call, settings);
        return new CallLoop<>(prepared, settings, requests, inFlight, budget, events.started(prepared));
    }

    void close() {
        inFlight.close();
    }
}
