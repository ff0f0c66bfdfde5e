package io.moov.client;

import java.io.IOException;
import kotlin.jvm.functions.Function0;
import kotlin.reflect.KClass;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.EventListener;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * What Retrofit takes for OkHttp's call. {@link Requests} takes only the request out of it; the exchange is made if
 * somebody runs Retrofit's call directly, without retries and typed errors.
 */
final class DirectCall implements Call {
    private final Request request;
    private final Call.Factory factory;
    private @Nullable Call call;

    DirectCall(Request request, Call.Factory factory) {
        this.request = request;
        this.factory = factory;
    }

    private synchronized Call call() {
        if (call == null) {
            call = factory.newCall(request);
        }
        return call;
    }

    @Override
    public Request request() {
        return request;
    }

    @Override
    public Response execute() throws IOException {
        return capped(call().execute());
    }

    @Override
    public void enqueue(Callback callback) {
        Call direct = call();
        direct.enqueue(new Callback() {
            @Override
            public void onResponse(Call answered, Response response) throws IOException {
                callback.onResponse(DirectCall.this, capped(response));
            }

            @Override
            public void onFailure(Call failed, IOException e) {
                callback.onFailure(DirectCall.this, e);
            }
        });
    }

    private static Response capped(Response response) {
        if (response.isSuccessful()) {
            return response;
        }
        ResponseBody whole = response.body();
        return response.newBuilder()
                .body(ResponseBody.create(ResponseReader.errorBytes(whole), whole.contentType()))
                .build();
    }

    @Override
    public void cancel() {
        call().cancel();
    }

    @Override
    public boolean isExecuted() {
        return call != null && call().isExecuted();
    }

    @Override
    public boolean isCanceled() {
        return call != null && call().isCanceled();
    }

    @Override
    public Timeout timeout() {
        return call().timeout();
    }

    @Override
    @SuppressWarnings("MethodDoesntCallSuperMethod")
    public Call clone() {
        return new DirectCall(request, factory);
    }

    // Below: what OkHttp added to the interface after 5.0. It calls them only where it has them.

    @Override
    public void addEventListener(EventListener listener) {
        call().addEventListener(listener);
    }

    @Override
    public <V> @Nullable V tag(KClass<V> type) {
        return call().tag(type);
    }

    @Override
    public <V> @Nullable V tag(Class<? extends V> type) {
        return call().tag(type);
    }

    @Override
    public <V> V tag(KClass<V> type, Function0<? extends V> value) {
        return call().tag(type, value);
    }

    @Override
    public <V> V tag(Class<V> type, Function0<? extends V> value) {
        return call().tag(type, value);
    }
}
