package io.moov.client.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moov.client.support.Answers;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The search for secrets finds them; else nothing that it does not find would mean anything. */
class CanariesTest {
    static List<String> all() {
        return Canaries.ALL;
    }

    @ParameterizedTest
    @MethodSource("all")
    void areFoundInEveryForm(String secret) {
        assertThat(secret).hasSizeGreaterThan(40);
        assertThat(Canaries.leakIn("a " + secret + " b")).isPresent();
        assertThat(Canaries.leakIn(secret.substring(20))).isPresent();
        assertThat(Canaries.leakIn("…" + secret.substring(7, 20) + "…")).isPresent();
        assertThat(Canaries.leakIn(
                        "content=" + ByteString.encodeUtf8("x:" + secret).hex()))
                .isPresent();
        for (String before : List.of("", "a", "ab", "public:")) {
            assertThat(Canaries.leakIn("Basic "
                            + ByteString.encodeUtf8(before + secret + ":z").base64()))
                    .isPresent();
        }
    }

    @Test
    void areNotFoundWhereTheyAreNot() {
        assertThat(Canaries.leakIn("")).isEmpty();
        assertThat(Canaries.leakIn(Answers.TOKEN_JSON.repeat(100))).isEmpty();
        assertThat(Canaries.leakIn(Canaries.SECRET_KEY.substring(0, 11))).isEmpty();
    }

    @Test
    void areFoundAnywhereInAnException() {
        for (Throwable leaking : List.of(
                new IllegalStateException(Canaries.SECRET_KEY),
                new IllegalStateException("clean", new Error(Canaries.SECRET_KEY)),
                suppressing(new Exception("clean", new Error("cleaner", new Error(Canaries.SECRET_KEY)))))) {
            assertThatThrownBy(() -> new SecrecyWatch().check(leaking))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(Canaries.SECRET_KEY);
        }
        new SecrecyWatch().check(new IllegalStateException("clean", new Error("clean")));
    }

    private static Throwable suppressing(Throwable suppressed) {
        Throwable outer = new IllegalStateException("clean");
        outer.addSuppressed(suppressed);
        return outer;
    }

    @Test
    void areFoundInWhatIsShownOfAnObject() {
        assertThatThrownBy(() -> new SecrecyWatch().check(List.of("clean", Canaries.HEADER_VALUE)))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void areFoundInLogsOutputAndDeathsOfThreads() throws InterruptedException {
        assertHeard(() -> Logger.getLogger("okhttp3.some.Name").log(Level.FINEST, "{0}", Canaries.CLIENT_SECRET));
        assertHeard(() -> System.getLogger("io.moov.client").log(System.Logger.Level.TRACE, Canaries.CLIENT_SECRET));
        assertHeard(() -> Logger.getLogger("any").log(Level.FINE, "clean", new Error(Canaries.CLIENT_SECRET)));
        assertHeard(() -> System.err.println(Canaries.CLIENT_SECRET));
        assertHeard(() -> System.out.println(Canaries.CLIENT_SECRET));
        assertHeard(() -> {
            Thread dying = new Thread(() -> {
                throw new IllegalStateException(Canaries.CLIENT_SECRET);
            });
            dying.start();
            dying.join();
        });
    }

    private interface Leak {
        void happen() throws InterruptedException;
    }

    private static void assertHeard(Leak leak) throws InterruptedException {
        SecrecyWatch watch = new SecrecyWatch();
        watch.beforeEach(null);
        leak.happen();
        assertThatThrownBy(() -> watch.afterEach(null))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(Canaries.CLIENT_SECRET);
    }
}
