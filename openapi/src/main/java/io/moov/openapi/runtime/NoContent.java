package io.moov.openapi.runtime;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The successful responses of an operation that have no body, while others of it have one. The result of a call is then null. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface NoContent {
    /**
     * Returns the statuses that it is declared for.
     *
     * @return statuses such as {@code 202}, and ranges such as {@code 2XX}
     */
    String[] value();
}
