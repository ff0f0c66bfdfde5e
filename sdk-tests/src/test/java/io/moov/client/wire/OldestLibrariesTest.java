package io.moov.client.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.jar.Manifest;
import okhttp3.OkHttpClient;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Shows that the second run of the tests, on the oldest libraries, is on these and on no others. */
@EnabledIfSystemProperty(named = "okhttp.oldest", matches = ".+")
class OldestLibrariesTest {
    @Test
    void areOnTheClassPath() throws Exception {
        assertThat(versionOf(OkHttpClient.class)).isEqualTo(System.getProperty("okhttp.oldest"));
        assertThat(versionOf(Okio.class)).isEqualTo(System.getProperty("okio.oldest"));
    }

    private static String versionOf(Class<?> type) throws IOException {
        URL place = type.getResource(type.getSimpleName() + ".class");
        String jar = place.toString().substring(0, place.toString().indexOf('!') + 2);
        try (InputStream manifest = new URL(jar + "META-INF/MANIFEST.MF").openStream()) {
            return new Manifest(manifest).getMainAttributes().getValue("Bundle-Version");
        }
    }
}
