package io.moov.openapi.runtime;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An operation whose callers authenticate with one of some HTTP schemes. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Authenticated {
    /**
     * The schemes, as RFC 9110 section 11.1 means them.
     *
     * @return {@code basic}, {@code bearer}, or both
     */
    String[] value();
}
