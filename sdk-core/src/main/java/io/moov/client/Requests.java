package io.moov.client;

import com.squareup.moshi.Moshi;
import io.moov.client.auth.MarkedBody;
import java.lang.reflect.Method;
import java.net.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kotlin.jvm.functions.Function0;
import kotlin.reflect.KClass;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Timeout;
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

    Requests(OkHttpClient http, HttpUrl baseUrl, Authorization authorization) {
        this.http = http;
        this.authorization = authorization;
        this.retrofit = new Retrofit.Builder()
                .baseUrl(baseUrl)
                .callFactory(BuiltRequest::new)
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
        boolean oneShot = isOneShot(request.body());
        List<?> arguments = invocation.arguments();
        for (int i = 0; i < arguments.size(); i++) {
            Object argument = arguments.get(i);
            if (argument instanceof MarkedBody) {
                MarkedBody body = (MarkedBody) argument;
                singleUse |= body.isSingleUse();
                authenticated &= !carriesCredentials(method, body, settings.credentials != null);
            } else {
                oneShot |= isOneShot(argument);
            }
        }
        return new ApiCall<>(method, request, singleUse, authenticated, oneShot);
    }

    /** Asks the caller's own body too: for a content type Retrofit puts one around it that does not pass the question on. */
    private static boolean isOneShot(@Nullable Object body) {
        return body instanceof RequestBody && (((RequestBody) body).isOneShot() || ((RequestBody) body).isDuplex());
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

    /** The value of the {@code Authorization} header for an attempt, or null. */
    @Nullable
    String authorization(ApiCall<?> call, Attempt attempt) throws Throwable {
        return authorization.of(call, attempt);
    }

    /** Another value than the one that was refused with 401, or null. */
    @Nullable
    String authorizationAfter401(ApiCall<?> call, Attempt attempt) throws Throwable {
        return call.oneShot ? null : authorization.after401(call, attempt);
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

    /** A request as Retrofit takes it: in the shape of OkHttp's call. Run directly it would skip all that the SDK adds. */
    private static final class BuiltRequest implements Call {
        private final Request request;

        BuiltRequest(Request request) {
            this.request = request;
        }

        @Override
        public Request request() {
            return request;
        }

        @Override
        public Response execute() {
            throw refused();
        }

        @Override
        public void enqueue(Callback callback) {
            throw refused();
        }

        private static IllegalStateException refused() {
            return new IllegalStateException(
                    "a call made from an interface of MoovClient.create(Class) was run by itself,"
                            + " without time limits, retries and typed errors; run it with MoovClient.execute(…) or executeAsync(…)");
        }

        /** Does nothing: a call ends by an interrupt, or by its future. */
        @Override
        public void cancel() {}

        @Override
        public boolean isExecuted() {
            return false;
        }

        @Override
        public boolean isCanceled() {
            return false;
        }

        @Override
        public Timeout timeout() {
            return Timeout.NONE;
        }

        @Override
        @SuppressWarnings("MethodDoesntCallSuperMethod") // immutable
        public Call clone() {
            return this;
        }

        // Below: what OkHttp added to the interface after 5.0.

        @Override
        public void addEventListener(EventListener listener) {
            throw refused();
        }

        @Override
        public <V> @Nullable V tag(KClass<V> type) {
            throw refused();
        }

        @Override
        public <V> @Nullable V tag(Class<? extends V> type) {
            throw refused();
        }

        @Override
        public <V> V tag(KClass<V> type, Function0<? extends V> value) {
            throw refused();
        }

        @Override
        public <V> V tag(Class<V> type, Function0<? extends V> value) {
            throw refused();
        }
    }
}
