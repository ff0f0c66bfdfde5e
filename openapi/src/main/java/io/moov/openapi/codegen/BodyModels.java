package io.moov.openapi.codegen;

import io.moov.openapi.check.JavaNames;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The classes that bodies are read into. Moshi finds the adapter of a class by its name, and makes those of lists and
 * maps of such. For dates, decimals and the like it has none, nor may an error's model be a list: these get a class.
 */
final class BodyModels {
    private static final Pattern UNKNOWN_TO_MOSHI =
            Pattern.compile("\\b(BigDecimal|ByteString|LocalDate|Object|OffsetDateTime|URI|UUID)\\b");

    private final ModelContext models;
    private final InlineSchemas inline;
    private final Map<String, JavaModel> classes = new LinkedHashMap<>();
    private final Map<String, String> ofComponents = new LinkedHashMap<>();

    BodyModels(ModelContext models, InlineSchemas inline) {
        this.models = models;
        this.inline = inline;
    }

    /** The classes by the names of the components that they are in place of. */
    Map<String, JavaModel> classes() {
        return classes;
    }

    /** Whether Moshi can read and write a type by itself. */
    static boolean isNative(ValueType type) {
        return !type.nullable() && !UNKNOWN_TO_MOSHI.matcher(type.name()).find();
    }

    /** The type that the body of a success is read into. */
    String success(Schema<?> schema, String owner, String place) {
        ValueType type = models.types().of(schema);
        return isNative(type) ? type.name() : classOf(schema, type, owner, place);
    }

    /** The class that the body of an error is read into. */
    String error(Schema<?> schema, String owner, String place) {
        ValueType type = models.types().of(schema);
        String component = models.schemas().wrapped(schema);
        boolean ofClass = component != null && models.schemas().kind(component).isClass();
        return ofClass ? type.name() : classOf(schema, type, owner, place);
    }

    /** The class for whatever one of several bodies may be. */
    String anyOf(List<Schema<?>> schemas, String owner, String place) {
        Schema<?> choice = new Schema<>();
        schemas.forEach(choice::addAnyOfItem);
        choice.setDescription("The response of `" + owner + "`, which depends on the status.");
        return models.types().of(inline.name(choice, owner, place)).name();
    }

    private String classOf(Schema<?> schema, ValueType type, String owner, String place) {
        String component = models.schemas().wrapped(schema);
        if (component != null) {
            return ofComponents.computeIfAbsent(component, name -> create(schema, type, name, "Body"));
        }
        return create(schema, type, owner, place);
    }

    private String create(Schema<?> schema, ValueType type, String owner, String place) {
        String name = inline.choose(null, JavaNames.type(owner) + place);
        String description = models.words().description(schema);
        classes.put(name, new JavaModel(description == null ? "A body of `" + owner + "`." : description, type));
        return JavaNames.type(name);
    }
}
