package io.moov.client;

import okhttp3.OkHttp;

/** Finds libraries that are too old for the SDK when a client is built, and not at its first call. */
final class Compatibility {
    /** The first that bounds the headers of HTTP/2, and whose Okio ends reads in time. */
    private static final int OLDEST_OKHTTP_MINOR = 4;

    private Compatibility() {}

    static void check() {
        String version = okHttpVersion();
        int dot = version.indexOf('.');
        int major = Integer.parseInt(version.substring(0, dot));
        int minor = Integer.parseInt(version.substring(dot + 1, version.indexOf('.', dot + 1)));
        if (major < 5 || (major == 5 && minor < OLDEST_OKHTTP_MINOR)) {
            throw new IllegalStateException("OkHttp " + version + " is on the class path, and the SDK needs 5."
                    + OLDEST_OKHTTP_MINOR + " or newer; set the property okhttp.version (Spring Boot), import"
                    + " com.squareup.okhttp3:okhttp-bom before other BOMs (Maven), or use platform(…) of it (Gradle)");
        }
    }

    /** Read at run time: javac would copy the constant of the version that the SDK was built with. */
    private static String okHttpVersion() {
        try {
            return String.valueOf(OkHttp.class.getField("VERSION").get(null));
        } catch (ReflectiveOperationException e) {
            return "5.4.0"; // Renamed by shading: then it is the version that was shaded in.
        }
    }
}
