/**
 * What generated code calls, as sources: the generator puts each file that is used into the generated package. So every file is
 * Java 11, holds one idea, and names nothing of this project outside of this package.
 */
@NullMarked
package io.moov.openapi.runtime;

import org.jspecify.annotations.NullMarked;
