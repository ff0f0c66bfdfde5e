package io.moov.openapi.codegen;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.openapitools.codegen.CodegenModel;

/** The models that a document becomes, made from its schemas as they stand there. */
final class JavaModels {
    private final ModelContext context;
    private final InlineSchemas inline;
    private final UnaryOperator<String> classNames;
    private final BodyModels bodies;
    private final Map<String, CodegenModel> models = new HashMap<>();

    JavaModels(OpenAPI document, UnaryOperator<String> classNames) {
        this.classNames = classNames;
        SchemaVersions.align(document);
        Schemas schemas = new Schemas(document);
        this.context = new ModelContext(schemas, new ValueTypes(schemas, classNames), new SchemaWords(schemas));
        this.inline = new InlineSchemas(schemas);
        inline.nameInComponents();
        new InlineBodies(document, inline).name();
        this.bodies = new BodyModels(context, inline);
    }

    /** What operations are described with; it has to be done before the classes are asked for. */
    OperationContext operationContext(OpenAPI document) {
        return new OperationContext(document, context, new References(document), bodies);
    }

    /** The components that are classes. */
    List<String> classes() {
        return Stream.concat(
                        context.schemas().components().keySet().stream()
                                .filter(component ->
                                        context.schemas().kind(component).isClass()),
                        bodies.classes().keySet().stream())
                .toList();
    }

    ValueType typeOf(Schema<?> schema) {
        return context.types().of(schema);
    }

    /** A component as the generator wants it, with ours in it. One that is no class only names its type. */
    CodegenModel model(String component) {
        return models.computeIfAbsent(component, this::describe);
    }

    /** The files that a model needs besides those that every document needs. */
    Set<String> supporting(CodegenModel model) {
        Set<String> files = new TreeSet<>();
        JavaModel java = (JavaModel) model.vendorExtensions.get("java");
        if (java.union != null) {
            files.addAll(Set.of("JsonAny", "JsonContainers"));
            files.add(java.union.discriminator == null ? "JsonChoice" : "JsonDiscriminator");
        }
        boolean containers = java.body != null && java.body.container();
        if (containers || java.object != null && java.object.hasContainers()) {
            files.addAll(Set.of("JsonAny", "JsonContainers"));
        }
        return files;
    }

    private CodegenModel describe(String component) {
        JavaModel body = bodies.classes().get(component);
        boolean isClass = body != null || context.schemas().kind(component).isClass();
        CodegenModel model = new CodegenModel();
        model.name = component;
        model.schemaName = component;
        model.classname = isClass
                ? classNames.apply(component)
                : context.types().of(SchemaParts.reference(component)).name();
        model.classVarName = model.classname;
        model.classFilename = model.classname;
        model.hasVars = true;
        if (isClass) {
            JavaModel java = body == null ? new JavaModel(component, context) : body;
            java.unsupported.addAll(inline.problems(component));
            model.vendorExtensions.put("java", java);
        }
        return model;
    }
}
