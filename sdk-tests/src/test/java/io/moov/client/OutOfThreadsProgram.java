package io.moov.client;

import io.moov.client.auth.AuthTokenRequest;
import io.moov.client.auth.GrantType;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;

/** A program in which the scheduler gets no thread for the first call; the arguments are the address of a silent server. */
public final class OutOfThreadsProgram {
    private OutOfThreadsProgram() {}

    public static void main(String[] args) throws Exception {
        Field field = Threads.class.getDeclaredField("SCHEDULER");
        field.setAccessible(true);
        ScheduledThreadPoolExecutor scheduler = (ScheduledThreadPoolExecutor) field.get(null);
        ThreadFactory threads = scheduler.getThreadFactory();
        AtomicBoolean failed = new AtomicBoolean();
        scheduler.setThreadFactory(task -> {
            if (failed.compareAndSet(false, true)) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            return threads.newThread(task);
        });
        MoovClient moov = MoovClient.builder()
                .baseUrl(args[0])
                .credentials(BasicCredentials.of("public-key", "secret-key"))
                .timeout(Duration.ofSeconds(2))
                .retryPolicy(RetryPolicy.none())
                .build();
        for (int call = 1; call <= 2; call++) {
            try {
                moov.authentication()
                        .createAccessToken(AuthTokenRequest.builder()
                                .grantType(GrantType.CLIENT_CREDENTIALS)
                                .scope("/ping.read")
                                .build());
            } catch (OutOfMemoryError | MoovException e) {
                System.out.println("call " + call + ": " + e.getMessage());
            }
        }
    }
}
