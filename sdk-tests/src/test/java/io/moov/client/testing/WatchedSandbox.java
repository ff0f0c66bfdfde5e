package io.moov.client.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.testing.SandboxHttp.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A sandbox for one test, whose warnings are kept instead of printed. */
final class WatchedSandbox extends Handler implements BeforeEachCallback, AfterEachCallback {
    private static final Logger LOGGER = Logger.getLogger("io.moov.client.testing");

    private final MoovSandbox sandbox = MoovSandbox.start();
    private final SandboxHttp http = new SandboxHttp(sandbox);
    private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());

    MoovSandbox sandbox() {
        return sandbox;
    }

    SandboxHttp http() {
        return http;
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Checks that an answer, the list and the log all say what was against the document. */
    void assertViolation(Answer refused, int status, String... parts) {
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.error()).startsWith("sandbox: ").contains(parts);
        assertThat(refused.headers().firstValue("X-Request-ID")).isPresent();
        assertListedAndLogged(parts);
    }

    void assertListedAndLogged(String... parts) {
        assertThat(sandbox.violations()).singleElement().asString().contains(parts);
        assertThat(warnings()).singleElement().asString().contains(parts);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        LOGGER.addHandler(this);
        LOGGER.setUseParentHandlers(false);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        LOGGER.removeHandler(this);
        LOGGER.setUseParentHandlers(true);
        sandbox.close();
    }

    @Override
    public void publish(LogRecord event) {
        if (event.getLevel().equals(Level.WARNING)) {
            warnings.add(new SimpleFormatter().formatMessage(event));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
