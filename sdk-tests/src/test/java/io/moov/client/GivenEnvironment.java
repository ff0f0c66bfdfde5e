package io.moov.client;

import java.util.Map;

/** Clients of {@link MoovClient#fromEnvironment()} for tests, whose process need not have the environment. */
public final class GivenEnvironment {
    private GivenEnvironment() {}

    public static MoovClient client(Map<String, String> variables) {
        return on(MoovClient.builder(), variables).build();
    }

    /** Adds what the variables say to what a builder was told. */
    public static MoovClient.Builder on(MoovClient.Builder builder, Map<String, String> variables) {
        return builder.fromEnvironment(variables);
    }
}
