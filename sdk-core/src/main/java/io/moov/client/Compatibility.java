package io.moov.client;

import okhttp3.OkHttp;

/** Finds libraries that are too old for the SDK when a client is built, and not at its first call. */
final class Compatibility {
    private static final int OLDEST_OKHTTP = 5;

    private Compatibility() {}

    static void check() {
        String version = okHttpVersion();
        if (Integer.parseInt(version.substring(0, version.indexOf('.'))) < OLDEST_OKHTTP) {
            throw new IllegalStateException("OkHttp " + version + " is on the class path, and the SDK needs "
                    + OLDEST_OKHTTP + ".0 or newer; set the property okhttp.version (Spring Boot), import"
                    + " com.squareup.okhttp3:okhttp-bom before other BOMs (Maven), or use platform(…) of it (Gradle)");
        }
    }

    /** Read at run time: javac would copy the constant of the version that the SDK was built with. */
    private static String okHttpVersion() {
        try {
            return String.valueOf(OkHttp.class.getField("VERSION").get(null));
        } catch (ReflectiveOperationException e) {
            return "5.0"; // Renamed by shading: then it is the version that was shaded in.
        }
    }
}
