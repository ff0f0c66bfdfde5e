package io.moov.client.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the document allows: its operations and the fields of their bodies, all of them strings. */
enum Operation {
    CREATE_ACCESS_TOKEN(
            "createAccessToken",
            "/oauth2/token",
            new Field("grant_type", true, 64),
            new Field("client_id", false, 255),
            new Field("client_secret", false, 255),
            new Field("scope", false, 8192),
            new Field("refresh_token", false, 4096)),
    REVOKE_ACCESS_TOKEN(
            "revokeAccessToken",
            "/oauth2/revoke",
            new Field("token", true, 16384),
            new Field("token_type_hint", false, 64),
            new Field("client_id", false, 255),
            new Field("client_secret", false, 255));

    /** The method of every operation. */
    static final String METHOD = "POST";

    final String id;
    final String path;
    final List<Field> fields;

    Operation(String id, String path, Field... fields) {
        this.id = id;
        this.path = path;
        this.fields = List.of(fields);
    }

    static Optional<Operation> at(String path) {
        return Arrays.stream(values())
                .filter(operation -> operation.path.equals(path))
                .findFirst();
    }

    static Operation named(String id) {
        return Arrays.stream(values())
                .filter(operation -> operation.id.equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("no operation is named " + id + "; the document has " + ids()));
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(operation -> operation.id).toList();
    }

    Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name.equals(name)).findFirst();
    }

    List<String> fieldNames() {
        return fields.stream().map(Field::name).toList();
    }

    /** A field of a body. */
    record Field(String name, boolean required, int maxLength) {}
}
