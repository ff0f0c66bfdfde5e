package io.moov.client;

import java.io.IOException;
import okhttp3.Call;
import okhttp3.EventListener;

/**
 * Ends a call that was cancelled after its TCP connection and before its TLS handshake began. OkHttp looks at neither
 * side of that moment, and the handshake would hold the thread for as long as the server is silent.
 */
final class HandshakeGuard extends EventListener {
    @Override
    public void secureConnectStart(Call call) {
        if (call.isCanceled()) {
            throwUndeclared(new IOException("Canceled"));
        }
    }

    /** OkHttp treats what a listener throws here like a failure of the handshake: it closes the socket. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Exception> void throwUndeclared(Exception e) throws E {
        throw (E) e;
    }
}
