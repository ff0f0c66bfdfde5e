package io.moov.client.auth;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The successes of an operation that come without the body that its others have. A call then answers null. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface NoContent {
    /**
     * The statuses that it is declared for.
     *
     * @return statuses such as {@code 202}, and ranges such as {@code 2XX}
     */
    String[] value();
}
