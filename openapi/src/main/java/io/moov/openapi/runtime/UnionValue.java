package io.moov.openapi.runtime;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a union holds: the value of one variant, or JSON that fits none. Immutable, as what it holds is. */
final class UnionValue {
    private static final int UNKNOWN = -1;

    /** The number of the variant, counted from 0. */
    final int kind;

    final Object value;

    /** For {@code anyOf}: the same JSON as each variant that it fits, by their numbers. */
    private final @Nullable Object @Nullable [] all;

    private UnionValue(int kind, Object value, @Nullable Object @Nullable [] all) {
        this.kind = kind;
        this.value = Objects.requireNonNull(value, "value");
        this.all = all;
    }

    static UnionValue of(int kind, Object value) {
        return new UnionValue(kind, value, null);
    }

    static UnionValue ofSeveral(int kind, @Nullable Object[] all) {
        return new UnionValue(kind, Required.notNull(all[kind]), all);
    }

    static UnionValue unknown(Object json) {
        return new UnionValue(UNKNOWN, Unmodifiable.copy(json), null);
    }

    /** Returns the value as a variant, or empty if it is another's. */
    @SuppressWarnings("unchecked") // the union's class knows the types of its variants
    <T> Optional<T> as(int variant) {
        if (variant == kind) {
            return Optional.of((T) value);
        }
        return all == null ? Optional.empty() : Optional.ofNullable((T) all[variant]);
    }

    boolean isUnknown() {
        return kind == UNKNOWN;
    }

    /** Returns the JSON of a value that fits no variant. */
    Optional<Object> asUnknown() {
        return isUnknown() ? Optional.of(value) : Optional.empty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UnionValue
                && kind == ((UnionValue) other).kind
                && value.equals(((UnionValue) other).value);
    }

    @Override
    public int hashCode() {
        return 31 * kind + value.hashCode();
    }
}
