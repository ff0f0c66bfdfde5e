package io.moov.client;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Configures a client from environment variables, named as in Moov's other tools. */
final class Environment {
    private final Map<String, String> variables;

    Environment(Map<String, String> variables) {
        this.variables = variables;
    }

    void configure(MoovClientBuilder builder) {
        builder.credentials(credentials());
        set("MOOV_VERSION", builder::moovVersion);
        if (value("MOOV_BASE_URL") != null) {
            set("MOOV_BASE_URL", builder::baseUrl);
        } else {
            set("MOOV_HOST", host -> builder.baseUrl(urlOf(host)));
        }
    }

    private BasicCredentials credentials() {
        String publicKey = required("MOOV_PUBLIC_KEY");
        String secretKey = required("MOOV_SECRET_KEY");
        try {
            return BasicCredentials.of(publicKey, secretKey);
        } catch (IllegalArgumentException e) {
            throw malformed("MOOV_PUBLIC_KEY or MOOV_SECRET_KEY", e);
        }
    }

    private static String urlOf(String host) {
        if (host.contains("/") || host.contains("@")) {
            throw new IllegalArgumentException("a host name, with a port if need be, is expected, such as api.moov.io;"
                    + " for a whole address use MOOV_BASE_URL");
        }
        return "https://" + host;
    }

    private void set(String name, Consumer<String> setter) {
        String value = value(name);
        if (value == null) {
            return;
        }
        try {
            setter.accept(value);
        } catch (IllegalArgumentException e) {
            throw malformed(name, e);
        }
    }

    private static IllegalStateException malformed(String name, IllegalArgumentException reason) {
        return new IllegalStateException(
                "environment variable " + name + " is malformed: " + reason.getMessage(), reason);
    }

    private String required(String name) {
        String value = value(name);
        if (value == null) {
            throw new IllegalStateException("environment variable " + name
                    + " is not set; set it, or use MoovClient.builder() and credentials(…)");
        }
        return value;
    }

    /** An empty variable counts as not set, as in a shell's ${NAME:-}. */
    private @Nullable String value(String name) {
        String value = variables.get(name);
        return value == null || value.isBlank() ? null : value.trim();
    }
}
