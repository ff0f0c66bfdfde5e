package io.moov.client.fleet;

import io.moov.client.BasicCredentials;
import io.moov.client.MoovClient;
import io.moov.client.MoovException;
import io.moov.client.auth.RevokeTokenRequest;
import io.moov.client.token.Scope;
import io.moov.client.token.StoreKeys;
import io.moov.client.token.TokenListener;
import io.moov.client.token.TokenSource;
import io.moov.client.token.TokenStore;
import io.moov.client.token.redis.RedisTokenStore;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** One process of the fleet: takes a token ten times a second and shows it to the gateway, until its input ends. */
final class FleetMember {
    private static final long PACE_MILLIS = 100;

    private FleetMember() {}

    public static void main(String[] args) throws Exception {
        String gateway = args[0];
        String name = args[2];
        exitWithParent();
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 7);
        OkHttpClient http = new OkHttpClient();
        try (MoovClient moov = MoovClient.builder()
                        .baseUrl(gateway)
                        .credentials(BasicCredentials.of(args[3], args[4]))
                        .header(FleetGateway.MEMBER, name)
                        .httpClient(http)
                        .build();
                TokenStore store = RedisTokenStore.connect(args[1]);
                TokenSource tokens = TokenSource.builder(moov)
                        .scopes(Scope.ACCOUNTS_READ)
                        .listener(event -> print(name, event))
                        .sharedThrough(store, StoreKeys.of("k1", key))
                        .build()) {
            loadClasses(moov);
            long asked = System.nanoTime();
            while (true) {
                try {
                    String token = tokens.get().getAccessToken();
                    show(http, gateway, name, token, Duration.ofNanos(System.nanoTime() - asked));
                    Thread.sleep(PACE_MILLIS);
                    asked = System.nanoTime();
                } catch (MoovException e) {
                    System.out.println(name + " has no token: " + e);
                    Thread.sleep(PACE_MILLIS);
                }
            }
        }
    }

    private static void print(String name, TokenListener.Event event) {
        if (event.getFailure() != null) {
            System.out.println(name + " " + event.getKind() + " " + event.getStoreReason() + ": " + event.getFailure());
        }
    }

    /** A process that has just begun takes a second for its first call. */
    private static void loadClasses(MoovClient moov) {
        moov.authentication()
                .revokeAccessToken(RevokeTokenRequest.builder().token("none").build());
    }

    private static void show(OkHttpClient http, String gateway, String name, String token, Duration waited)
            throws IOException {
        Request request = new Request.Builder()
                .url(gateway + FleetGateway.USE)
                .header("Authorization", "Bearer " + token)
                .header(FleetGateway.MEMBER, name)
                .header(FleetGateway.WAITED, waited.toString())
                .header(FleetGateway.WALL, Instant.now().toString())
                .build();
        try (Response response = http.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                System.out.println(name + " was answered " + response.code());
            }
        }
    }

    /** Whatever becomes of the test, its processes do not stay behind. */
    private static void exitWithParent() {
        Thread watch = new Thread(() -> {
            try {
                System.in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                System.out.println(e);
            }
            Runtime.getRuntime().halt(0);
        });
        watch.setDaemon(true);
        watch.start();
    }
}
