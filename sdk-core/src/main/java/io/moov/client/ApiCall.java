package io.moov.client;

import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** A request that Retrofit built, and what the document says of sending it. */
final class ApiCall<T extends @Nullable Object> {
    final ApiMethod<T> method;
    final Request request;

    /** Whether the body holds what the server takes once: sent twice, it looks stolen (RFC 9700 section 4.14.2). */
    final boolean singleUse;

    /** Whether the client's credentials go with the request; otherwise its body brings some, or nobody authenticates. */
    final boolean authenticated;

    /** Whether the body can be written only once, as one that reads a stream. */
    final boolean oneShot;

    ApiCall(ApiMethod<T> method, Request request, boolean singleUse, boolean authenticated, boolean oneShot) {
        this.method = method;
        this.request = request;
        this.singleUse = singleUse;
        this.authenticated = authenticated;
        this.oneShot = oneShot;
    }

    /** Whether the server may carry the request out twice without harm. */
    boolean isRepeatable() {
        return method.idempotent && !singleUse;
    }

    /** Host and port as a person would write them. */
    String address() {
        HttpUrl url = request.url();
        return url.port() == HttpUrl.defaultPort(url.scheme()) ? url.host() : url.host() + ":" + url.port();
    }
}
