package io.moov.openapi.emit;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What R8 and ProGuard must leave alone in a generated package. They read it from the jar: Moshi finds adapters by the names
 * of their models, and the core reads the annotations of operations.
 */
public final class ShrinkingRules {
    private static final String RULES = """
            # Generated. Moshi finds the adapter of a model by the model's name.
            -keepnames @com.squareup.moshi.JsonClass class %1$s.*
            -if @com.squareup.moshi.JsonClass class %1$s.*
            -keep class %1$s.<1>JsonAdapter {
                <init>(...);
            }
            # What operations say of errors, credentials and repetition.
            -keepattributes RuntimeVisibleAnnotations,AnnotationDefault,Signature,InnerClasses,EnclosingMethod
            -keep @interface %1$s.* {
                *;
            }
            """;

    private ShrinkingRules() {}

    /** Writes the rules below a folder of resources, if they are not there yet. */
    public static void write(String javaPackage, Path resources) throws IOException {
        Path file = resources.resolve("META-INF/proguard").resolve(javaPackage + ".pro");
        Sources.writeIfOther(file, RULES.formatted(javaPackage));
    }
}
