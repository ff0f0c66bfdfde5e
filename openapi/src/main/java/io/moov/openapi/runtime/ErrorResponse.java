package io.moov.openapi.runtime;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An error response that the document declares for an operation. */
@Documented
@Repeatable(ErrorResponses.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ErrorResponse {
    /**
     * Returns the status that it is declared for.
     *
     * @return a status such as {@code 400}, a range such as {@code 4XX}, or {@code default}
     */
    String status();

    /**
     * Returns the class that the body is decoded into.
     *
     * @return the model's class
     */
    Class<?> model();
}
