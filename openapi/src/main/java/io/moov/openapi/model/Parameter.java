package io.moov.openapi.model;

import io.moov.openapi.document.Node;
import io.moov.openapi.model.JavaType.ClassOf;
import io.moov.openapi.model.JavaType.ListOf;
import io.moov.openapi.model.JavaType.Standard;
import io.moov.openapi.model.JavaType.Use;
import io.moov.openapi.model.Model.EnumModel;
import java.util.Set;

/**
 * A parameter of an operation.
 *
 * @param source where it stands
 * @param in path, query, header or cookie
 * @param jsonName what the document calls it
 * @param name what Java calls it
 * @param json whether it is sent as JSON
 * @param reserved whether what {@code allowReserved} names is sent as it is
 * @param description CommonMark
 */
public record Parameter(
        Node source,
        String in,
        String jsonName,
        String name,
        Use use,
        boolean required,
        String style,
        boolean explode,
        boolean json,
        boolean reserved,
        String description) {
    /** Types whose {@code toString} is what JSON has. */
    private static final Set<Standard> SELF_WRITING =
            Set.of(Standard.STRING, Standard.LONG, Standard.BOOLEAN, Standard.UUID, Standard.URI, Standard.DATE);

    /** Whether null may be given, for nothing to be sent. */
    public boolean isNullable() {
        return !required || use.nullable();
    }

    /** Whether Retrofit writes it rightly without help. */
    boolean isNative() {
        return switch (in) {
            case "path" -> style.equals("simple") && writesItself(use);
            case "query" -> !reserved && style.equals("form") && (writesItself(use) || isRepeated());
            case "header" -> writesItself(use);
            default -> false;
        };
    }

    /** Whether a colon may be in the value as Retrofit writes it. */
    boolean mayHoldColon() {
        return use.type() instanceof ClassOf named && named.model() instanceof EnumModel values
                ? values.type == Standard.STRING
                : use.type() == Standard.STRING || use.type() == Standard.URI;
    }

    private boolean isRepeated() {
        return explode && use.type() instanceof ListOf list && writesItself(list.element());
    }

    private boolean writesItself(Use value) {
        if (json) {
            return false;
        }
        if (value.type() instanceof ClassOf named && named.model() instanceof EnumModel values) {
            return !values.sensitive && values.type != Standard.DECIMAL;
        }
        return value.type() instanceof Standard standard && SELF_WRITING.contains(standard);
    }
}
