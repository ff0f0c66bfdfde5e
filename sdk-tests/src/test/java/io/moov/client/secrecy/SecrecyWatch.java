package io.moov.client.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Listens to every logger at every level, to what is printed and to what threads die of, and fails a test if it hears a
 * secret.
 */
final class SecrecyWatch extends Handler implements BeforeEachCallback, AfterEachCallback {
    /** Held, because java.util.logging forgets the level of a logger that nobody holds. */
    private static final List<Logger> TALKATIVE = List.of(
            Logger.getLogger("io.moov.client"),
            Logger.getLogger("okhttp3"),
            Logger.getLogger("okhttp3.OkHttpClient"),
            Logger.getLogger("okhttp3.internal.http2.Http2"),
            Logger.getLogger("okhttp3.internal.concurrent.TaskRunner"),
            Logger.getLogger("jdk"),
            Logger.getLogger("javax.net.ssl"));

    private final Logger root = Logger.getLogger("");
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private final Queue<String> loggers = new ConcurrentLinkedQueue<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final SimpleFormatter formatter = new SimpleFormatter();
    private Handler[] silenced = {};
    private PrintStream err = System.err;
    private PrintStream out = System.out;
    private Level rootLevel = Level.INFO;

    @Override
    public void beforeEach(ExtensionContext context) {
        rootLevel = root.getLevel();
        silenced = root.getHandlers();
        List.of(silenced).forEach(root::removeHandler);
        setLevel(Level.ALL);
        root.setLevel(Level.ALL);
        root.addHandler(this);
        TALKATIVE.forEach(logger -> logger.setLevel(Level.ALL));
        err = System.err;
        out = System.out;
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        Thread.setDefaultUncaughtExceptionHandler((thread, death) -> heard.addAll(Printed.of(death)));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Thread.setDefaultUncaughtExceptionHandler(null);
        System.setErr(err);
        System.setOut(out);
        TALKATIVE.forEach(logger -> logger.setLevel(null));
        root.removeHandler(this);
        List.of(silenced).forEach(root::addHandler);
        root.setLevel(rootLevel);
        assertHeardNoSecret();
    }

    /** Checks all that is shown of an object, and what has been logged and printed so far. */
    void check(Object object) {
        for (String text : Printed.of(object)) {
            assertThat(Canaries.leakIn(text)).as(text).isEmpty();
        }
        assertHeardNoSecret();
    }

    void assertHeardNoSecret() {
        for (String text : heard) {
            assertThat(Canaries.leakIn(text)).as("logged: " + text).isEmpty();
        }
        String text = printed.toString(StandardCharsets.UTF_8);
        assertThat(Canaries.leakIn(text)).as("printed: " + text).isEmpty();
    }

    /** How many records of a logger came in. */
    long recordsOf(String logger) {
        return loggers.stream().filter(name -> name.startsWith(logger)).count();
    }

    @Override
    public void publish(LogRecord record) {
        String name = String.valueOf(record.getLoggerName());
        if (name.startsWith("mockwebserver3")) {
            return; // the server of the test, which says what it was told to
        }
        loggers.add(name);
        heard.add(formatter.format(record));
        heard.add(record.getMessage() + Arrays.toString(record.getParameters()));
        if (record.getThrown() != null) {
            heard.addAll(Printed.of(record.getThrown()));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
