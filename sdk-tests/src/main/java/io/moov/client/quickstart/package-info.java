/** The program behind {@code ./mvnw -q -Pquickstart}. */
@NullMarked
package io.moov.client.quickstart;

import org.jspecify.annotations.NullMarked;
