package io.moov.client;

import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;

/** Makes the OkHttp call of each attempt. Credentials are asked for here, once an attempt, so that keys can rotate. */
final class AttemptFactory implements Call.Factory {
    private final HandshakeGuard handshakeGuard = new HandshakeGuard();
    private final OkHttpClient http;
    private final CallSettings defaults;
    private final @Nullable Supplier<BasicCredentials> credentials;

    AttemptFactory(OkHttpClient http, CallSettings defaults, @Nullable Supplier<BasicCredentials> credentials) {
        this.http = http;
        this.defaults = defaults;
        this.credentials = credentials;
    }

    @Override
    public Call newCall(Request request) {
        Attempt attempt = new Attempt(defaults, authorization(request));
        Call call =
                http.newCall(request.newBuilder().tag(Attempt.class, attempt).build());
        call.addEventListener(handshakeGuard);
        return call;
    }

    private @Nullable String authorization(Request request) {
        Invocation invocation = request.tag(Invocation.class);
        if (credentials == null || OAuthRequest.isPublic(invocation) || OAuthRequest.carriesCredentials(invocation)) {
            return null;
        }
        BasicCredentials current = credentials.get();
        if (current == null) {
            throw new IllegalStateException(
                    "the supplier given to MoovClient.builder().credentials(…) returned null; return the present keys");
        }
        return current.authorization();
    }
}
