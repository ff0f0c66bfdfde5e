package io.moov.client.wire;

import io.moov.client.BasicCredentials;
import io.moov.client.MoovClient;
import org.jspecify.annotations.Nullable;

/** How a request is given its credentials. */
enum CredentialsForm {
    BASIC("Basic cHVibGljLWtleTpzZWNyZXQta2V5", null, null),
    SUPPLIER("Basic cHVibGljLWtleTpzZWNyZXQta2V5", null, null),
    BODY(null, "public-key", "secret-key");

    /** The {@code Authorization} header that must be sent. */
    final @Nullable String authorization;

    final @Nullable String clientId;
    final @Nullable String clientSecret;

    CredentialsForm(@Nullable String authorization, @Nullable String clientId, @Nullable String clientSecret) {
        this.authorization = authorization;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
    }

    MoovClient.Builder configure(MoovClient.Builder builder) {
        BasicCredentials pair = BasicCredentials.of("public-key", "secret-key");
        return switch (this) {
            case BASIC -> builder.credentials(pair);
            case SUPPLIER -> builder.credentials(() -> pair);
            default -> builder;
        };
    }
}
