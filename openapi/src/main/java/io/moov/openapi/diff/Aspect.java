package io.moov.openapi.diff;

import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.openapitools.openapidiff.core.model.Changed;
import org.openapitools.openapidiff.core.model.ChangedMetadata;

/**
 * What of a thing changed.
 *
 * @param name such as "max length"
 * @param change such as "255 → 10", or nothing
 */
record Aspect(String name, String change) {
    Aspect(String name) {
        this(name, "changed");
    }

    static Aspect of(Changed changed) {
        String type = changed.getClass().getSimpleName().replaceFirst("^Changed", "");
        String name = type.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return changed instanceof ChangedMetadata ? new Aspect("description") : new Aspect(name, change(changed));
    }

    static Aspect type(Schema<?> older, Schema<?> newer) {
        return new Aspect("type", type(older) + " → " + type(newer));
    }

    private static String type(Schema<?> schema) {
        if (schema == null) {
            return "none";
        }
        String type = schema.get$ref() == null ? schema.getType() : schema.get$ref();
        return schema.getFormat() == null ? type : type + " (" + schema.getFormat() + ")";
    }

    /** Every class of openapi-diff for a single value has the older and the newer one, but each under its own names. */
    private static String change(Changed changed) {
        return values(changed, "get(Old|Left).*") + " → " + values(changed, "get(New|Right).*");
    }

    private static String values(Changed changed, String getter) {
        return Arrays.stream(changed.getClass().getMethods())
                .filter(method ->
                        method.getParameterCount() == 0 && method.getName().matches(getter))
                .sorted(Comparator.comparing(Method::getName))
                .map(method -> value(method, changed))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(" to "));
    }

    private static Object value(Method getter, Changed changed) {
        try {
            return getter.invoke(changed);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return name + " " + change;
    }
}
