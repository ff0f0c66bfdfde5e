package io.moov.client.limits;

import io.moov.client.MoovClient;
import io.moov.client.support.Answers;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.support.DroppingProxy;
import io.moov.client.support.Operation;
import io.moov.client.support.Tls;
import io.moov.client.testing.TestServer;
import java.nio.file.Path;
import mockwebserver3.MockWebServer;

/**
 * A client that was given no {@code OkHttpClient}, and its HTTP/2 connection, which dies silently while nobody uses it.
 * {@link PingIT} runs it in a JVM of its own, because such a client trusts what its JVM trusts.
 */
final class PingingProgram {
    private PingingProgram() {}

    public static void main(String[] args) throws Exception {
        Tls.trustEverywhere(Path.of(args[0]));
        try (MockWebServer server = TestServer.create()) {
            server.useHttps(Tls.SERVER.sslSocketFactory());
            server.enqueue(Answers.token());
            server.enqueue(Answers.token());
            server.start();
            try (DroppingProxy network = new DroppingProxy(server.getPort());
                    MoovClient moov = Clients.unlimited("https://localhost:" + network.port())
                            .build()) {
                int attempts = CallStyle.BLOCKING.run(moov, Operation.CREATE).getAttempts();
                System.out.println("attempts: " + attempts + ", over "
                        + server.takeRequest().getVersion());
                network.cutConnections();
                network.awaitClosedByClients(1);
                attempts = CallStyle.BLOCKING.run(moov, Operation.CREATE).getAttempts();
                System.out.println("attempts after a ping without a response: " + attempts);
            }
        }
    }
}
