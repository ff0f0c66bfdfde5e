package io.moov.openapi.emit;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.moov.openapi.model.Api;
import io.moov.openapi.model.Model;
import io.moov.openapi.model.Model.BodyModel;
import io.moov.openapi.model.Model.EnumModel;
import io.moov.openapi.model.Model.ObjectModel;
import io.moov.openapi.model.Model.UnionModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes all that a document becomes: interfaces, models, their adapters, and what of the runtime these need. */
public final class ApiWriter {
    private final String javaPackage;
    private final String sharedPackage;
    private final String sdkVersion;
    private final String document;

    /**
     * @param javaPackage the package of all classes
     * @param sharedPackage where the annotations of all APIs are
     * @param sdkVersion the version of the SDK that the package is part of
     * @param document the name of the document
     */
    public ApiWriter(String javaPackage, String sharedPackage, String sdkVersion, String document) {
        this.javaPackage = javaPackage;
        this.sharedPackage = sharedPackage;
        this.sdkVersion = sdkVersion;
        this.document = document;
    }

    /** The names that classes of the document may not have. */
    public static Set<String> reservedNames() {
        return Stream.concat(RuntimeSources.names().stream(), Stream.of("ApiDocument", "Builder", "package-info"))
                .collect(Collectors.toSet());
    }

    /** Writes the files below a folder, and deletes all others there. */
    public void write(Api api, Path folder) throws IOException {
        sources(api).write(folder);
    }

    /** The texts of the files by the names of their classes. */
    public Map<String, String> texts(Api api) {
        return sources(api).files();
    }

    private Sources sources(Api api) {
        Types types =
                new Types(javaPackage, sharedPackage, api.models().stream().anyMatch(UnionModel.class::isInstance));
        Sources sources = new Sources(javaPackage, document, types);
        api.interfaces().forEach(each -> InterfaceWriter.write(each, types, sources));
        api.models().forEach(model -> write(model, types, sources));
        sources.add(apiDocument(api));
        sources.add("package-info", packageInfo(api));
        RuntimeSources.neededBy(
                        List.copyOf(sources.files().values()),
                        javaPackage,
                        javaPackage.equals(sharedPackage),
                        types.tellsVariants())
                .forEach(sources::add);
        return sources;
    }

    private static void write(Model model, Types types, Sources sources) {
        if (model instanceof ObjectModel object) {
            ObjectWriter.write(object, types, sources);
        } else if (model instanceof EnumModel values) {
            EnumWriter.write(values, types, sources);
        } else if (model instanceof UnionModel union) {
            UnionWriter.write(union, types, sources);
        } else {
            BodyWriter.write((BodyModel) model, types, sources);
        }
    }

    private TypeSpec.Builder apiDocument(Api api) {
        return TypeSpec.classBuilder("ApiDocument")
                .addJavadoc("What the document says about the API as a whole.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addField(constant(
                        "VERSION", "The version of the API that the models of this package belong to.", api.version()))
                .addField(constant("SERVER_URL", "The address of the API.", api.serverUrl()))
                .addField(constant("SDK_VERSION", "The version of the SDK that this package is part of.", sdkVersion))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
    }

    private static FieldSpec constant(String name, String javadoc, String value) {
        return FieldSpec.builder(String.class, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("$L\n", javadoc)
                .initializer("$S", value)
                .build();
    }

    private String packageInfo(Api api) {
        String title = Javadoc.of(api.title() + ", version " + api.version()
                + ": the operations as Retrofit interfaces, the models, and their Moshi adapters.");
        return """
                /**
                 * %s
                 *
                 * <p>Generated from the API's OpenAPI document. Everything is non-null unless marked {@code @Nullable}.
                 */
                @NullMarked
                package %s;

                import org.jspecify.annotations.NullMarked;
                """.formatted(title.replace("\n", "\n * "), javaPackage);
    }
}
