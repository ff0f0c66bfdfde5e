package io.moov.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this SDK, written into the jar by the build. */
final class SdkVersion {
    static final String USER_AGENT = "moov-java-sdk/" + read();

    private SdkVersion() {}

    private static String read() {
        Properties properties = new Properties();
        try (InputStream in = SdkVersion.class.getResourceAsStream("sdk.properties")) {
            if (in == null) {
                return "unknown"; // A repackaged jar may lack it, and that is no reason to fail a call.
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("sdk.properties of sdk-core cannot be read", e);
        }
        return properties.getProperty("version", "unknown");
    }
}
