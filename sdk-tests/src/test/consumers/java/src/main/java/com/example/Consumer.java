package com.example;

import io.moov.client.MoovClient;
import io.moov.client.auth.AuthToken;
import io.moov.client.auth.AuthTokenRequest;
import io.moov.client.auth.GrantType;
import io.moov.client.testing.InMemoryTokenStore;
import io.moov.client.testing.MoovSandbox;
import io.moov.client.token.TokenStore;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** What an application does, and a look at the class path that it got. */
public final class Consumer {
    public static void main(String[] args) throws IOException {
        try (MoovSandbox sandbox = MoovSandbox.start();
                MoovClient moov = MoovClient.builder()
                        .baseUrl(sandbox.baseUrl())
                        .credentials(sandbox.credentials())
                        .build()) {
            AuthToken token = moov.authentication()
                    .createAccessToken(AuthTokenRequest.builder()
                            .grantType(GrantType.CLIENT_CREDENTIALS)
                            .scope("/accounts.read")
                            .build());
            System.out.println("scope=" + token.getScope());
            share(token);
        }
        Map<String, Integer> classes = classPath();
        long okhttp = classes.keySet().stream().filter(name -> name.startsWith("okhttp3/")).count();
        System.out.println("okhttp3 classes=" + okhttp);
        long lettuce = classes.keySet().stream().filter(name -> name.startsWith("io/lettuce/")).count();
        System.out.println("lettuce classes=" + lettuce);
        classes.forEach((name, jars) -> {
            if (jars > 1) {
                System.out.println("duplicate " + name);
            }
        });
    }

    /** Needs nothing that this application does not have. */
    private static void share(AuthToken token) {
        try (TokenStore store = InMemoryTokenStore.create()) {
            long fence = store.claim("key", 0, "claim", Duration.ofSeconds(10))
                    .toCompletableFuture()
                    .join()
                    .getFence();
            byte[] value = token.getAccessToken().getBytes(StandardCharsets.UTF_8);
            boolean stored = store.write("key", fence, value, Duration.ofMinutes(15)).toCompletableFuture().join();
            System.out.println("stored=" + stored);
        }
    }

    /** Every class, and in how many jars it is. */
    private static Map<String, Integer> classPath() throws IOException {
        Map<String, Integer> jarsByClass = new HashMap<>();
        for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (path.endsWith(".jar")) {
                try (JarFile jar = new JarFile(path)) {
                    jar.stream()
                            .map(ZipEntry::getName)
                            .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
                            .filter(name -> !name.equals("module-info.class"))
                            .forEach(name -> jarsByClass.merge(name, 1, Integer::sum));
                }
            }
        }
        return jarsByClass;
    }
}
