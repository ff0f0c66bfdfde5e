package io.moov.client.token;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.EventListener;

/** The wait of one HTTP call for a token that others may wait for too. It ends with the call, and so with its limit. */
final class CallWait extends EventListener {
    private final CompletableFuture<Held> wait;

    private CallWait(CompletableFuture<Held> wait) {
        this.wait = wait;
    }

    static Held await(CompletableFuture<Held> shared, Call call) throws IOException {
        CompletableFuture<Held> wait = shared.copy();
        if (!wait.isDone()) {
            call.addEventListener(new CallWait(wait));
            if (call.isCanceled()) {
                wait.cancel(false); // before the listener was there
            }
        }
        try {
            return Waiting.await(wait, "createAccessToken");
        } catch (CancellationException e) {
            throw new IOException("Canceled", e); // as OkHttp says
        }
    }

    @Override
    public void canceled(Call call) {
        wait.cancel(false);
    }
}
