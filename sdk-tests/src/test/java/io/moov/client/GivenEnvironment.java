package io.moov.client;

import java.util.Map;

/** Clients of {@link MoovClient#fromEnvironment()} for tests, whose process need not have the environment. */
public final class GivenEnvironment {
    private GivenEnvironment() {}

    public static MoovClient client(Map<String, String> variables) {
        return MoovClient.fromEnvironment(variables);
    }
}
