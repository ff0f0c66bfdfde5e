package io.moov.client;

import java.util.Objects;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Checks the address of the API: https, or http to this machine. */
final class BaseUrl {
    /** 127.0.0.999 is no address but a name, which anybody's name server may resolve. */
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}|::1");

    private BaseUrl() {}

    /** Parses an address; one that ends without a slash is taken as a folder. */
    static HttpUrl parse(String text) {
        Objects.requireNonNull(text, "baseUrl");
        HttpUrl url = HttpUrl.parse(text);
        if (url == null) {
            throw new IllegalArgumentException(
                    "the base URL is not an http or https address; use one such as https://api.moov.io");
        }
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            throw new IllegalArgumentException(
                    "the base URL holds a user name or password; use credentials(…) for them");
        }
        if (url.query() != null || url.fragment() != null) {
            throw new IllegalArgumentException("the base URL holds a query or fragment; leave it out");
        }
        if (!url.isHttps() && !isLoopback(url)) {
            throw new IllegalArgumentException("the base URL for " + url.host()
                    + " is http, which would send keys unencrypted; use https (http is for loopback addresses only)");
        }
        return url.encodedPath().endsWith("/")
                ? url
                : url.newBuilder().addPathSegment("").build();
    }

    private static boolean isLoopback(HttpUrl url) {
        return LOOPBACK.matcher(url.host()).matches();
    }
}
