package io.moov.client.token.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import io.moov.client.support.RawServer;
import io.moov.client.support.RedisServer;
import io.moov.client.support.ReservedPort;
import io.moov.client.support.Tls;
import io.moov.client.token.TokenStore;
import io.moov.client.token.TokenStoreException;
import io.moov.client.token.TokenStoreException.Reason;
import java.io.File;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Redis that does not do what it is asked is told by a reason, with what to do, and without a secret. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RedisFailuresTest {
    private static final String PASSWORD = "canary-password";
    private static final Duration LEASE = Duration.ofSeconds(10);

    private RedisServer server;

    private RedisServer start(String... options) {
        server = RedisServer.start(options);
        return server;
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static TokenStoreException failure(String uri) {
        try (TokenStore store = RedisTokenStore.connect(uri + (uri.contains("?") ? "&" : "?") + "timeout=20s")) {
            return failure(store);
        }
    }

    private static TokenStoreException failure(TokenStore store) {
        Throwable thrown = catchThrowable(() ->
                store.claim("key", 0, "claim", LEASE).toCompletableFuture().get(60, TimeUnit.SECONDS));
        assertThat(thrown).hasCauseInstanceOf(TokenStoreException.class);
        assertThat(store.toString()).doesNotContain("canary");
        StringBuilder chain = new StringBuilder();
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            chain.append(each).append('\n');
        }
        assertThat(chain.toString()).doesNotContain("canary");
        return (TokenStoreException) thrown.getCause();
    }

    private static void assertFails(TokenStoreException failure, Reason reason, String... words) {
        assertThat(failure.getMessage()).contains(words);
        assertThat(failure.getReason()).isEqualTo(reason);
    }

    @Test
    void nothingListens() throws Exception {
        try (ReservedPort port = new ReservedPort()) {
            assertFails(
                    failure("redis://:canary@127.0.0.1:" + port.number()),
                    Reason.UNREACHABLE,
                    "Redis at 127.0.0.1:" + port.number(),
                    "ConnectException",
                    "look whether it runs");
        }
    }

    @Test
    void passwordIsWrong() {
        start("--requirepass", PASSWORD);

        assertFails(
                failure("redis://:canary-wrong@" + server.address()),
                Reason.AUTHENTICATION,
                "WRONGPASS",
                "correct the user name and password");
    }

    @Test
    void passwordIsMissing() {
        start("--requirepass", PASSWORD);

        assertFails(failure(server.uri()), Reason.AUTHENTICATION, "NOAUTH", "correct the user name and password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"~* +@all -eval", "~other:* +@all", "~* +@all -hset", "~* +@all -hmget", "~* +@all -info -hset"})
    void userMayNot(String rights) throws Exception {
        start();
        server.command("ACL SETUSER bob on >" + PASSWORD + " " + rights);

        assertFails(
                failure("redis://bob:" + PASSWORD + "@" + server.address()),
                Reason.NOT_PERMITTED,
                "NOPERM",
                "allow EVAL, TIME, HMGET, HSET, HDEL, PEXPIRE and DEL");
    }

    @Test
    void userNeedsNoMoreThanIsSaid() throws Exception {
        start();
        server.command("ACL SETUSER bob on >" + PASSWORD + " ~key* +eval +time +hmget +hset +hdel +pexpire +del");
        try (TokenStore store =
                RedisTokenStore.connect("redis://bob:" + PASSWORD + "@" + server.address() + "?timeout=20s")) {
            long fence = store.claim("key", 0, "claim", LEASE)
                    .toCompletableFuture()
                    .get()
                    .getFence();
            assertThat(store.write("key", fence, new byte[1], LEASE)
                            .toCompletableFuture()
                            .get())
                    .isTrue();
            store.release("key", fence).toCompletableFuture().get();
            assertThat(store.remove("key", fence).toCompletableFuture().get()).isTrue();
            server.command("LPUSH key2 foreign");
            assertThat(store.claim("key2", 0, "claim", LEASE)
                            .toCompletableFuture()
                            .get()
                            .getFence())
                    .isPositive();
        }
    }

    @Test
    void memoryIsFull() throws Exception {
        start();
        server.command("SETRANGE filler 3000000 x");
        server.command("CONFIG SET maxmemory 2mb");

        assertFails(failure(server.uri()), Reason.OUT_OF_MEMORY, "OOM", "raise maxmemory");
    }

    @Test
    void replicaAnswers() throws Exception {
        start();
        try (RedisServer replica = RedisServer.start("--replicaof", "127.0.0.1 " + server.port())) {
            assertFails(failure(replica.uri()), Reason.READ_ONLY, "READONLY", "address of the primary");
        }
    }

    @Test
    void replicaHasLostItsPrimary() throws Exception {
        start("--replica-serve-stale-data", "no");
        server.command("REPLICAOF 127.0.0.1 1");

        assertFails(failure(server.uri()), Reason.UNAVAILABLE, "MASTERDOWN", "wait until a primary is chosen");
    }

    @Test
    void serverDoesNotReply() {
        start();
        server.pause();
        try (TokenStore store = RedisTokenStore.connect(server.uri() + "?timeout=100ms")) {
            assertFails(failure(store), Reason.TIMEOUT, "overloaded");
        } finally {
            server.resume();
        }
    }

    @Test
    void tlsIsAskedOfAPlainRedis() {
        start();

        assertFails(failure("rediss://:canary@" + server.address()), Reason.TLS, "use rediss:// only where");
    }

    @Test
    void clusterNodeWithoutSlots() {
        start("--cluster-enabled", "yes");

        assertFails(failure(server.uri()), Reason.UNAVAILABLE, "wait until a primary");
    }

    @Test
    void sentinelAnswers() {
        start();
        try (RedisServer sentinel = RedisServer.startSentinel(server.port())) {
            assertFails(failure(sentinel.uri()), Reason.OTHER, "ERR", "no sentinel");
        }
    }

    @Test
    void sentinelsDoNotKnowThePrimary() {
        start();
        try (RedisServer sentinel = RedisServer.startSentinel(server.port())) {
            assertThat(failure("redis-sentinel://" + sentinel.address() + "/0#other")
                            .getMessage())
                    .contains(sentinel.address());
        }
    }

    @Test
    void certificateIsNotTrusted() {
        server = RedisServer.startTls();

        assertFails(
                failure("rediss://:canary@localhost:" + server.port()),
                Reason.TLS,
                "SunCertPathBuilderException",
                "must be trusted");
    }

    @Test
    void certificateIsTrusted() throws Exception {
        server = RedisServer.startTls();
        assertThat(claimed("rediss://localhost:" + server.port() + "?verifyPeer=NONE&timeout=20s"))
                .isPositive();

        Path folder = Files.createTempDirectory("trust");
        Tls.writePem(folder);
        RedisClient client = RedisClient.create();
        try {
            client.setOptions(ClientOptions.builder()
                    .sslOptions(SslOptions.builder()
                            .jdkSslProvider()
                            .trustManager(folder.resolve("cert.pem").toFile())
                            .build())
                    .build());
            RedisURI uri = RedisURI.create("rediss://localhost:" + server.port() + "?timeout=20s");
            try (TokenStore store = RedisTokenStore.of(client, uri)) {
                assertThat(store.claim("other", 0, "claim", LEASE)
                                .toCompletableFuture()
                                .get()
                                .getFence())
                        .isPositive();
            }
        } finally {
            client.shutdown();
        }
    }

    private static long claimed(String uri) throws Exception {
        try (TokenStore store = RedisTokenStore.connect(uri)) {
            return store.claim("key", 0, "claim", LEASE)
                    .toCompletableFuture()
                    .get()
                    .getFence();
        }
    }

    @Test
    void tlsIsNotAskedOfARedisThatExpectsIt() {
        server = RedisServer.startTls();

        assertFails(
                failure("redis://:canary@localhost:" + server.port()),
                Reason.UNREACHABLE,
                "whether it expects TLS (rediss://)");
    }

    @Test
    void somethingElseAnswers() throws Exception {
        try (RawServer http = RawServer.start(connection -> {
            connection.awaitByte();
            connection.send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        })) {
            assertThat(failure("redis://:canary@" + URI.create(http.url()).getAuthority())
                            .getMessage())
                    .contains("host and port");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lettuce-core", "netty-handler", "netty-common"})
    void libraryIsMissing(String library) throws Exception {
        List<URL> classPath = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.contains(library)) {
                classPath.add(Path.of(entry).toUri().toURL());
            }
        }
        try (URLClassLoader loader =
                new URLClassLoader(classPath.toArray(new URL[0]), ClassLoader.getPlatformClassLoader())) {
            Class<?> type = loader.loadClass(RedisTokenStore.class.getName());
            MethodHandle connect =
                    MethodHandles.publicLookup().findStatic(type, "connect", MethodType.methodType(type, String.class));

            Throwable thrown = catchThrowable(() -> connect.invoke("redis://127.0.0.1"));

            assertThat(thrown.getClass().getName()).isEqualTo(TokenStoreException.class.getName());
            assertThat(thrown.toString()).contains("io.lettuce:lettuce-core:" + lettuceVersion());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "canary",
                "http://:canary@host",
                "redis://:canary word@host",
                "redis://:canary@",
                "redis://u:canary@h:x",
                "redis://u:canary@h:99999",
                "redis://u:canary@h:1,,i:2",
                "redis-sentinel://u:canary@h:1,i:2",
                "redis+cluster://u:canary@h:1"
            })
    void uriIsMalformed(String uri) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedisTokenStore.connect(uri).close())
                .withMessageStartingWith("the URI of Redis is malformed")
                .withMessageNotContaining("canary")
                .withNoCause();
    }

    private static String lettuceVersion() throws IOException {
        String pom = Files.readString(Path.of(System.getProperty("repository.root"), "pom.xml"));
        Matcher version =
                Pattern.compile("<lettuce.version>(.*)</lettuce.version>").matcher(pom);
        assertThat(version.find()).isTrue();
        return version.group(1);
    }
}
