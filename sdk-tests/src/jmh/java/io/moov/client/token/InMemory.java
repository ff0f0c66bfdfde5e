package io.moov.client.token;

import io.moov.client.BasicCredentials;
import io.moov.client.MoovClient;
import java.util.UUID;
import java.util.concurrent.Executors;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Servers that answer without a network, so that a measurement shows the client alone. */
final class InMemory {
    private static final MediaType JSON = MediaType.get("application/json");

    private InMemory() {}

    /** A client whose every token is another one, and lives for a day. */
    static MoovClient moov() {
        OkHttpClient http = new OkHttpClient.Builder()
                .dispatcher(new Dispatcher(Executors.newCachedThreadPool(InMemory::daemon)))
                .addInterceptor(chain -> answer(
                        chain,
                        ResponseBody.create(
                                "{\"token_type\":\"Bearer\",\"access_token\":\"" + UUID.randomUUID()
                                        + "\",\"refresh_token\":\"" + UUID.randomUUID()
                                        + "\",\"expires_in\":86400,\"scope\":\"/accounts.read\"}",
                                JSON)))
                .build();
        return MoovClient.builder()
                .credentials(BasicCredentials.of("public-key", "secret-key"))
                .httpClient(http)
                .build();
    }

    /** JMH waits for others. */
    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }

    /** What every request is answered with. */
    static Response noContent(Interceptor.Chain chain) {
        return answer(chain, ResponseBody.EMPTY);
    }

    private static Response answer(Interceptor.Chain chain, ResponseBody body) {
        return new Response.Builder()
                .request(chain.request())
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("OK")
                .body(body)
                .build();
    }
}
