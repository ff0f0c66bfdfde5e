package io.moov.client.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.MoovClient;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.support.Operation;
import io.moov.client.support.RawServer;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An application that is deployed beside others, makes a call, and is taken away. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CallersClassLoaderTest {
    private static final String APPLICATION = """
            public class Application implements java.util.function.Consumer<Runnable> {
                public void accept(Runnable call) {
                    call.run();
                }
            }
            """;

    /** The SDK's threads live on as long as there are calls, those of others too. */
    @Test
    void isNotKeptByTheThreadsOfTheSdk(@TempDir Path directory) throws Exception {
        Path source = Files.writeString(directory.resolve("Application.java"), APPLICATION);
        ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString());
        ClientThreads.awaitNone();
        try (RawServer server = RawServer.start(connection -> {
                    while (true) {
                        connection.readRequest();
                        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                    }
                });
                MoovClient moov = Clients.of(server.url()).build()) {
            WeakReference<ClassLoader> loader = deploy(directory, () -> CallStyle.ASYNC.run(moov, Operation.REVOKE));

            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (loader.get() != null && System.nanoTime() < deadline) {
                CallStyle.ASYNC.run(moov, Operation.REVOKE);
                System.gc();
            }

            assertThat(loader.get()).isNull();
        }
    }

    @SuppressWarnings("unchecked")
    private static WeakReference<ClassLoader> deploy(Path directory, Runnable call) throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()})) {
            Consumer<Runnable> application = (Consumer<Runnable>)
                    loader.loadClass("Application").getConstructor().newInstance();
            application.accept(call);
            return new WeakReference<>(loader);
        }
    }
}
