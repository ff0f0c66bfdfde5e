package io.moov.client.token;

import io.moov.client.MoovClient;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** An OkHttp call that is answered in memory: without a token, with a constant header, and with a source's token. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class BearerAuthBenchmark {
    private final Request request =
            new Request.Builder().url("https://api.moov.io/accounts").build();

    private MoovClient moov;
    private TokenSource source;
    private OkHttpClient withoutToken;
    private OkHttpClient withConstantHeader;
    private OkHttpClient withToken;

    /** Makes the clients. */
    @Setup
    public void start() {
        moov = InMemory.moov();
        source = TokenSource.builder(moov)
                .scopes(io.moov.client.token.Scope.ACCOUNTS_READ)
                .build();
        String bearer = "Bearer " + source.get().getAccessToken();
        withoutToken = answered(new OkHttpClient.Builder());
        withConstantHeader = answered(new OkHttpClient.Builder()
                .addInterceptor(chain -> chain.proceed(chain.request()
                        .newBuilder()
                        .header("Authorization", bearer)
                        .build())));
        withToken = answered(BearerAuth.of(source, "api.moov.io").addTo(new OkHttpClient.Builder()));
    }

    private static OkHttpClient answered(OkHttpClient.Builder client) {
        return client.addInterceptor(InMemory::noContent).build();
    }

    /** Ends the threads. */
    @TearDown
    public void close() {
        source.close();
        moov.close();
    }

    @Benchmark
    public Response withoutToken() throws IOException {
        return withoutToken.newCall(request).execute();
    }

    /** The least that any interceptor costs which sets a header. */
    @Benchmark
    public Response withConstantHeader() throws IOException {
        return withConstantHeader.newCall(request).execute();
    }

    @Benchmark
    public Response withToken() throws IOException {
        return withToken.newCall(request).execute();
    }
}
