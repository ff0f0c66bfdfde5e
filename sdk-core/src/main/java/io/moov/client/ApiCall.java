package io.moov.client;

import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** A request that Retrofit built, and what the document says of sending it. */
final class ApiCall<T extends @Nullable Object> {
    final ApiMethod<T> method;
    final Request request;

    /** Whether the body holds what the server takes once: sent twice, it looks stolen (RFC 9700 section 4.14.2). */
    final boolean singleUse;

    /** Whether the client's credentials go with the request; otherwise its body brings some, or nobody authenticates. */
    final boolean authenticated;

    ApiCall(ApiMethod<T> method, Request request, boolean singleUse, boolean authenticated) {
        this.method = method;
        this.request = request;
        this.singleUse = singleUse;
        this.authenticated = authenticated;
    }

    /** Whether the server may carry the request out twice without harm. */
    boolean isRepeatable() {
        return method.idempotent && !singleUse;
    }

    /** Whether the body can be written again after it was written. */
    boolean canBeSentAgain() {
        RequestBody body = request.body();
        return body == null || !(body.isOneShot() || body.isDuplex());
    }

    /** Host and port as a person would write them. */
    String address() {
        HttpUrl url = request.url();
        return url.port() == HttpUrl.defaultPort(url.scheme()) ? url.host() : url.host() + ":" + url.port();
    }
}
