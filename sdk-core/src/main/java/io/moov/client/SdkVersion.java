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
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("sdk.properties is missing from the jar of sdk-core", e);
        }
        return properties.getProperty("version");
    }
}
