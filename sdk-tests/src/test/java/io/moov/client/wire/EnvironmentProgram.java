package io.moov.client.wire;

import io.moov.client.MoovClient;
import io.moov.client.auth.AuthenticationApi;
import io.moov.client.support.Samples;

/** Makes a client from the environment, and a call if it is told to. Prints what came of it in one line. */
final class EnvironmentProgram {
    private EnvironmentProgram() {}

    public static void main(String[] arguments) {
        try (MoovClient moov = MoovClient.fromEnvironment()) {
            System.out.println("url "
                    + moov.create(AuthenticationApi.class)
                            .createAccessToken(Samples.clientCredentials())
                            .request()
                            .url());
            if (arguments.length > 0) {
                System.out.println("scope "
                        + moov.authentication()
                                .createAccessToken(Samples.clientCredentials())
                                .getScope());
            }
        } catch (RuntimeException e) {
            System.out.println(e);
        }
    }
}
