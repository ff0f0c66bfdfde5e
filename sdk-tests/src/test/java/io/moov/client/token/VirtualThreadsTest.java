package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.MoovClient;
import io.moov.client.testing.Failure;
import io.moov.client.testing.MoovSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** Callers on virtual threads wait without holding the threads that carry them. */
@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "virtual threads came with Java 21")
class VirtualThreadsTest {
    private static final int CALLERS = 10_000;

    @TempDir
    private Path directory;

    @Test
    void shareOneRequestAndPinNoCarrier() throws Exception {
        Path file = directory.resolve("pinned.jfr");
        try (MoovSandbox sandbox = MoovSandbox.start();
                MoovClient moov = MoovClient.builder()
                        .baseUrl(sandbox.baseUrl())
                        .credentials(sandbox.credentials())
                        .build();
                TokenSource source =
                        TokenSource.builder(moov).scopes(Scope.ACCOUNTS_READ).build();
                Recording recording = new Recording()) {
            recording.enable("jdk.VirtualThreadPinned").withThreshold(Duration.ZERO);
            recording.start();
            sandbox.failNext(1, Failure.delay(Duration.ofMillis(300)));
            ExecutorService virtualThreads = newVirtualThreadPerTaskExecutor();
            List<Future<?>> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                callers.add(virtualThreads.submit(source::get));
            }
            for (Future<?> caller : callers) {
                caller.get(60, TimeUnit.SECONDS);
            }
            virtualThreads.shutdown();
            recording.stop();
            recording.dump(file);
            assertThat(sandbox.requestCount()).isEqualTo(1);
        }
        assertThat(RecordingFile.readAllEvents(file))
                .filteredOn(VirtualThreadsTest::isInOurCode)
                .isEmpty();
    }

    private static boolean isInOurCode(RecordedEvent event) {
        return event.getStackTrace() == null || event.getStackTrace().toString().contains("io.moov.client.token");
    }

    /** By reflection, because the tests are compiled for Java 17. */
    private static ExecutorService newVirtualThreadPerTaskExecutor() throws ReflectiveOperationException {
        return (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }
}
