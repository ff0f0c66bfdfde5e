package io.moov.openapi.runtime;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * How well a value fits the variant of a union that it is being read as. It travels with the reader; where no union is being
 * told apart, there is none, and all of this does nothing. So the generator leaves out the statements that begin with the name
 * of this class where a package has no union.
 */
final class VariantFit {
    /** What a validator would refuse, but a reader can hold: an unknown value of an enum, a member that may not be there. */
    private int violations;

    /** Members that the model does not declare. */
    private int unknownMembers;

    /** Members of maps, and those that a model takes whatever their names. */
    private int additionalMembers;

    private static @Nullable VariantFit of(JsonReader reader) {
        return reader.tag(VariantFit.class);
    }

    /** For adapters of enums. */
    static void knownValue(JsonReader reader, boolean known) {
        VariantFit fit = of(reader);
        if (fit != null && !known) {
            fit.violations++;
        }
    }

    /** For what is read leniently elsewhere, and for constants: another value tells that it is another variant. */
    static void exact(JsonReader reader, boolean exact) {
        if (!exact && of(reader) != null) {
            throw new JsonDataException("Expected exactly what the schema says at path " + reader.getPath());
        }
    }

    /** For models that no other members may extend. */
    static void forbiddenMember(JsonReader reader) {
        knownValue(reader, false);
    }

    static void unknownMember(JsonReader reader) {
        VariantFit fit = of(reader);
        if (fit != null) {
            fit.unknownMembers++;
        }
    }

    static void additionalMember(JsonReader reader) {
        VariantFit fit = of(reader);
        if (fit != null) {
            fit.additionalMembers++;
        }
    }

    void add(VariantFit inner) {
        violations += inner.violations;
        unknownMembers += inner.unknownMembers;
        additionalMembers += inner.additionalMembers;
    }

    /** Whether no validator would refuse the value. */
    boolean isValid() {
        return violations == 0;
    }

    boolean isPerfect() {
        return isValid() && unknownMembers == 0 && additionalMembers == 0;
    }

    boolean isBetterThan(VariantFit other) {
        if (violations != other.violations) {
            return violations < other.violations;
        }
        return unknownMembers == other.unknownMembers
                ? additionalMembers < other.additionalMembers
                : unknownMembers < other.unknownMembers;
    }
}
