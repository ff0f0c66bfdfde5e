package io.moov.client;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Settings from environment variables, named as in Moov's other tools. */
final class Environment {
    private final Map<String, String> variables;

    Environment(Map<String, String> variables) {
        this.variables = variables;
    }

    BasicCredentials credentials() {
        String publicKey = required("MOOV_PUBLIC_KEY");
        String secretKey = required("MOOV_SECRET_KEY");
        set("MOOV_PUBLIC_KEY", BasicCredentials::checkPublicKey);
        set("MOOV_SECRET_KEY", BasicCredentials::checkSecretKey);
        return BasicCredentials.of(publicKey, secretKey);
    }

    /** The base URL of a host. */
    static String urlOf(String host) {
        if (host.contains("/") || host.contains("@")) {
            throw new IllegalArgumentException("a host name, with a port if need be, is expected, such as api.moov.io;"
                    + " for a whole address use MOOV_BASE_URL");
        }
        return "https://" + host;
    }

    /** Gives a variable to a setting, whose refusal then names it; false if it is not set. */
    boolean set(String name, Consumer<String> setter) {
        String value = value(name);
        if (value == null) {
            return false;
        }
        try {
            setter.accept(value);
            return true;
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("environment variable " + name + " is malformed: " + e.getMessage(), e);
        }
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
