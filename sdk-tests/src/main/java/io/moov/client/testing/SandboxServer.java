package io.moov.client.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.ThreadPoolExecutor;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockWebServer;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/** The web server that the sandbox runs on. */
final class SandboxServer implements AutoCloseable {
    private final MockWebServer server = new MockWebServer();

    SandboxServer(Dispatcher dispatcher, @Nullable SandboxCertificate certificate) {
        server.setDispatcher(dispatcher);
        server.setServerSocketFactory(new BurstSockets());
        // Under HTTP/2 the server ignores the planned end of a connection.
        server.setProtocols(List.of(Protocol.HTTP_1_1));
        if (certificate != null) {
            server.useHttps(certificate.serverSocketFactory());
        }
        useDaemonThreads();
        try {
            server.start(InetAddress.getLoopbackAddress(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no port could be opened on the loopback interface", e);
        }
    }

    String url() {
        return server.url("/").toString();
    }

    @Override
    public void close() {
        server.close();
    }

    /**
     * Lets the JVM end although nobody closed the sandbox. The server has no setting for that, so this reaches into it;
     * where that is not possible the JVM waits for {@link #close()}.
     */
    private void useDaemonThreads() {
        try {
            Field backend = MockWebServer.class.getDeclaredField("taskRunnerBackend");
            backend.setAccessible(true);
            Object runner = backend.get(server);
            ThreadPoolExecutor executor = (ThreadPoolExecutor)
                    runner.getClass().getMethod("getExecutor").invoke(runner);
            executor.setThreadFactory(task -> {
                Thread thread = new Thread(task, "MoovSandbox");
                thread.setDaemon(true);
                return thread;
            });
        } catch (ReflectiveOperationException | RuntimeException e) {
            System.getLogger("io.moov.client.testing")
                    .log(System.Logger.Level.DEBUG, "The sandbox's threads hold the JVM until close()", e);
        }
    }
}
