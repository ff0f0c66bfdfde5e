package io.moov.client;

import io.moov.client.auth.ApiDocument;
import java.security.CodeSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kotlin.KotlinVersion;
import okhttp3.OkHttp;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import retrofit2.Retrofit;

/** Finds libraries that are too old for the SDK when a client is built, and not at its first call. */
final class Compatibility {
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\.\\d+.*");
    private static final Pattern JAR = Pattern.compile(".*/[a-z-]+-(\\d+\\.\\d+\\.\\d+[^/]*)\\.jar(?:!/)?");

    private Compatibility() {}

    /** OkHttp 5.4 is the first that bounds the headers of HTTP/2; its Okio is the first that ends reads in time. */
    static void check() {
        String okHttp =
                "set the property okhttp.version (Spring Boot), import com.squareup.okhttp3:okhttp-bom before other"
                        + " BOMs (Maven), or use platform(…) of it (Gradle)";
        check("OkHttp", okHttp(), 5, 4, okHttp);
        // OkHttp 3 has no constant, and that of a second OkHttp is found.
        check("OkHttp", versionOfJar(OkHttpClient.class), 5, 4, okHttp);
        check(
                "Okio",
                versionOfJar(Buffer.class),
                3,
                17,
                "depend on com.squareup.okio:okio-jvm of this version yourself");
        check(
                "Kotlin's library",
                KotlinVersion.CURRENT.toString(),
                1,
                9,
                "set the property kotlin.version (Spring Boot), or depend on org.jetbrains.kotlin:kotlin-stdlib of this"
                        + " version yourself");
    }

    private static void check(String library, @Nullable String version, int major, int minor, String remedy) {
        Matcher numbers = VERSION.matcher(version == null ? "" : version);
        if (!numbers.matches()) {
            return; // renamed by shading: then it is the version that was shaded in
        }
        int ownMajor = Integer.parseInt(numbers.group(1));
        if (ownMajor < major || (ownMajor == major && Integer.parseInt(numbers.group(2)) < minor)) {
            throw new IllegalStateException(library + " " + version + " is on the class path, and the SDK needs "
                    + major + "." + minor + " or newer; " + remedy + " [" + diagnostics() + "]");
        }
    }

    static String diagnostics() {
        return "moov-java-sdk " + ApiDocument.SDK_VERSION
                + ", Java " + System.getProperty("java.version")
                + ", OkHttp " + okHttp()
                + ", Okio " + versionOfJar(Buffer.class)
                + ", Kotlin " + KotlinVersion.CURRENT
                + ", Retrofit " + versionOfJar(Retrofit.class);
    }

    /** Read at run time: javac would copy the constant of the version that the SDK was built with. */
    private static @Nullable String okHttp() {
        try {
            return String.valueOf(OkHttp.class.getField("VERSION").get(null));
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    /** From the jar's name: the library has no constant. Null if it is in a jar of another name. */
    private static @Nullable String versionOfJar(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        Matcher jar = JAR.matcher(
                source == null || source.getLocation() == null
                        ? ""
                        : source.getLocation().toString());
        return jar.matches() ? jar.group(1) : null;
    }
}
