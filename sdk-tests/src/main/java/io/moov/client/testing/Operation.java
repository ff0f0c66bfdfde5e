package io.moov.client.testing;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The operations of the document and the fields that their bodies may have, all of them strings. */
enum Operation {
    CREATE_ACCESS_TOKEN(
            "createAccessToken",
            "/oauth2/token",
            "grant_type",
            Set.of("grant_type", "client_id", "client_secret", "scope", "refresh_token")),
    REVOKE_ACCESS_TOKEN(
            "revokeAccessToken",
            "/oauth2/revoke",
            "token",
            Set.of("token", "token_type_hint", "client_id", "client_secret"));

    final String id;
    final String path;
    final String requiredField;
    final Set<String> fields;

    Operation(String id, String path, String requiredField, Set<String> fields) {
        this.id = id;
        this.path = path;
        this.requiredField = requiredField;
        this.fields = fields;
    }

    static Optional<Operation> at(String path) {
        return Arrays.stream(values())
                .filter(operation -> operation.path.equals(path))
                .findFirst();
    }
}
