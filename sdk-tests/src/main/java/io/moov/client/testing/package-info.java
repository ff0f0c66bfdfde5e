/** What applications test with: {@link io.moov.client.testing.MoovSandbox}, a fake of Moov's authentication API. */
@NullMarked
package io.moov.client.testing;

import org.jspecify.annotations.NullMarked;
