package io.moov.client.token;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Call;

/** The wait of one HTTP call for a token that others may wait for too. It ends with the call, and so with its limit. */
final class CallWait {
    /** How often the call is looked at: OkHttp 5.0 has no listener for one call. */
    private static final long PERIOD_MILLIS = 25;

    private CallWait() {}

    static Held await(CompletableFuture<Held> shared, Call call) throws IOException {
        CompletableFuture<Held> wait = shared.copy();
        while (!wait.isDone()) {
            if (call.isCanceled()) {
                wait.cancel(false);
                throw new IOException("Canceled"); // as OkHttp says
            }
            try {
                wait.get(PERIOD_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // The call is looked at again.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            } catch (Exception e) {
                break;
            }
        }
        return Waiting.await(wait, "createAccessToken");
    }
}
