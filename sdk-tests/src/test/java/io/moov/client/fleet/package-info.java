/** A fleet of real processes that share their tokens through a real Redis. */
package io.moov.client.fleet;
