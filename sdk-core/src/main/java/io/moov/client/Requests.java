package io.moov.client;

import com.squareup.moshi.Moshi;
import io.moov.client.auth.MarkedBody;
import java.lang.reflect.Method;
import java.net.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;
import retrofit2.Retrofit;

/** Takes the requests that Retrofit builds, refuses those that must not be sent, and sends the others. */
final class Requests {
    private final Map<Class<?>, Object> interfaces = new ConcurrentHashMap<>();
    private final Map<Method, ApiMethod<?>> methods = new ConcurrentHashMap<>();
    private final OkHttpClient http;
    private final Authorization authorization;
    private final Moshi moshi = new Moshi.Builder().build();
    private final Retrofit retrofit;

    Requests(OkHttpClient http, HttpUrl baseUrl, CallSettings defaults, Authorization authorization) {
        this.http = http;
        this.authorization = authorization;
        Call.Factory direct = request -> direct(request, defaults);
        this.retrofit = new Retrofit.Builder()
                .baseUrl(baseUrl)
                .callFactory(request -> new DirectCall(request, direct))
                .addConverterFactory(new JsonConverter(moshi))
                .build();
    }

    <A> A create(Class<A> api) {
        return api.cast(interfaces.computeIfAbsent(api, retrofit::create));
    }

    /**
     * The request of a call that was made from an interface of this client.
     *
     * @throws IllegalArgumentException if it must not be sent
     */
    <T extends @Nullable Object> ApiCall<T> prepare(retrofit2.Call<T> call, CallSettings settings) {
        Request request = call.request();
        Invocation invocation = request.tag(Invocation.class);
        if (invocation == null || interfaces.get(invocation.service()) != invocation.instance()) {
            throw new IllegalArgumentException("the call was not made from an interface of this client's create(Class);"
                    + " make it from one, so that it carries credentials, version and time limits");
        }
        return prepare(request, invocation, settings);
    }

    private <T extends @Nullable Object> ApiCall<T> prepare(
            Request request, Invocation invocation, CallSettings settings) {
        ApiMethod<T> method = method(request, invocation);
        boolean singleUse = false;
        boolean authenticated = authorization.isAvailable(method, settings);
        List<?> arguments = invocation.arguments();
        for (int i = 0; i < arguments.size(); i++) {
            Object argument = arguments.get(i);
            if (argument instanceof MarkedBody) {
                MarkedBody body = (MarkedBody) argument;
                singleUse |= body.isSingleUse();
                authenticated &= !carriesCredentials(method, body, settings.credentials != null);
            }
        }
        return new ApiCall<>(method, request, singleUse, authenticated);
    }

    @SuppressWarnings("unchecked") // The method returns Call<T>, from which the caller has it.
    private <T extends @Nullable Object> ApiMethod<T> method(Request request, Invocation invocation) {
        ApiMethod<?> method = methods.get(invocation.method());
        if (method == null) { // by any thread: all are alike
            method = new ApiMethod<>(invocation.method(), request.method(), moshi);
            methods.put(invocation.method(), method);
        }
        return (ApiMethod<T>) method;
    }

    /** Whether the body authenticates the request. Exactly one of the body and the client must (RFC 6749 section 2.3). */
    private static boolean carriesCredentials(ApiMethod<?> method, MarkedBody body, boolean hasCredentials) {
        List<String> given = body.getGivenCredentials();
        if (given.isEmpty()) {
            if (!hasCredentials
                    && method.authenticated
                    && !body.getCredentialNames().isEmpty()) {
                throw new IllegalArgumentException(method.name + " was given no credentials; give them to"
                        + " MoovClient.builder().credentials(…), or set " + joined(body.getCredentialNames())
                        + " in the body");
            }
            return false;
        }
        if (hasCredentials) {
            throw new IllegalArgumentException(method.name
                    + " was given credentials twice, by MoovClient.builder().credentials(…) and by " + joined(given)
                    + " in the body; give one of the two (RFC 6749 section 2.3)");
        }
        if (given.size() < body.getCredentialNames().size()) {
            List<String> missing = new ArrayList<>(body.getCredentialNames());
            missing.removeAll(given);
            throw new IllegalArgumentException(method.name + " was given " + joined(given) + " without "
                    + joined(missing) + " in the body; set both or none");
        }
        return true;
    }

    private static String joined(List<String> names) {
        return String.join("/", names);
    }

    /** The exchange of one attempt, not yet begun; an unpooled one goes over a connection of its own. */
    Call exchange(ApiCall<?> call, boolean unpooled) {
        return (unpooled ? HttpClients.unpooled(http) : http).newCall(call.request);
    }

    /**
     * Sends a request and returns the head of the response.
     *
     * @param replacement the value of the {@code Authorization} header, in place of one that was refused, or null
     */
    Response send(ApiCall<?> call, Attempt attempt, Call exchange, @Nullable String replacement) throws Throwable {
        attempt.begin(replacement != null ? replacement : authorization.of(call, attempt));
        return exchange.execute();
    }

    /** Another value of the {@code Authorization} header than the one that was refused with 401, or null. */
    @Nullable
    String authorizationAfter401(ApiCall<?> call, Attempt attempt) throws Throwable {
        return call.canBeSentAgain() ? authorization.after401(call, attempt) : null;
    }

    /** A call that Retrofit runs by itself, with the client's headers and the limit of an attempt. */
    private Call direct(Request request, CallSettings defaults) {
        Invocation invocation = request.tag(Invocation.class);
        Attempt attempt = Attempt.direct(defaults, null);
        try {
            attempt.begin(
                    invocation == null ? null : authorization.of(prepare(request, invocation, defaults), attempt));
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        Call call =
                http.newCall(request.newBuilder().tag(Attempt.class, attempt).build());
        call.timeout().timeout(attempt.limitNanos(), TimeUnit.NANOSECONDS);
        return call;
    }

    /** The proxy that a request goes through, or null. */
    @Nullable
    Proxy proxy(HttpUrl url) {
        Proxy proxy = http.proxy();
        if (proxy == null) {
            try {
                List<Proxy> selected = http.proxySelector().select(url.uri());
                proxy = selected == null || selected.isEmpty() ? null : selected.get(0);
            } catch (RuntimeException e) {
                return null; // It only completes a message.
            }
        }
        return proxy == null || proxy.type() == Proxy.Type.DIRECT ? null : proxy;
    }
}
