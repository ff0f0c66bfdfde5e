// Generated from openapi/moov-auth.yaml. Change the document, not this file.
package io.moov.client.auth;

import com.squareup.moshi.JsonClass;
import java.lang.Object;
import java.lang.Override;
import java.lang.String;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was refused.
 *
 * <p>Immutable and thread-safe.
 */
@JsonClass(
        generateAdapter = true,
        generator = "openapi"
)
public final class GenericError {
    final String error;

    final @Nullable Map<String, @Nullable Object> unknownMembers;

    GenericError(Builder builder) {
        this.error = Required.set(builder.error, "GenericError.error");
        this.unknownMembers = builder.unknownMembers;
    }

    /**
     * Returns a builder with nothing set.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns a builder with the values of this object.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /**
     * A code such as {@code invalid_request} (RFC 6749 section 5.2), or a text.
     *
     * @return the {@code error}
     */
    public String getError() {
        return this.error;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof GenericError)) {
            return false;
        }
        GenericError that = (GenericError) other;
        return Objects.equals(this.error, that.error);
    }

    @Override
    public int hashCode() {
        int hash = Objects.hashCode(this.error);
        return hash;
    }

    /**
     * Returns every value that the document declares; secret ones are masked.
     */
    @Override
    public String toString() {
        return "GenericError{"
                + "error=" + this.error
                + "}";
    }

    /**
     * Builds {@link GenericError} objects. Not thread-safe.
     */
    public static final class Builder {
        @Nullable String error;

        @Nullable Map<String, @Nullable Object> unknownMembers;

        Builder() {
        }

        private Builder(GenericError from) {
            this.error = from.error;
            this.unknownMembers = from.unknownMembers;
        }

        /**
         * A code such as {@code invalid_request} (RFC 6749 section 5.2), or a text.
         *
         * @param error the {@code error}
         * @return this builder
         */
        public Builder error(String error) {
            this.error = error;
            return this;
        }

        /**
         * Builds the object.
         *
         * @return the object
         * @throws IllegalStateException if a required value is missing; the message names it
         */
        public GenericError build() {
            return new GenericError(this);
        }
    }
}
