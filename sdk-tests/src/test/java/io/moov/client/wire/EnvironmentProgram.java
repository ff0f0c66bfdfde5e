package io.moov.client.wire;

import io.moov.client.MoovClient;
import io.moov.client.support.Samples;

/** Makes a client from the environment, and a call with it. */
final class EnvironmentProgram {
    private EnvironmentProgram() {}

    public static void main(String[] arguments) {
        try (MoovClient moov = MoovClient.fromEnvironment()) {
            System.out.println("scope "
                    + moov.authentication()
                            .createAccessToken(Samples.clientCredentials())
                            .getScope());
        }
    }
}
