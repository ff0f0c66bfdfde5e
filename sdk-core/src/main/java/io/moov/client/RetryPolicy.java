package io.moov.client;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How often a call is tried and how long to wait in between: exponential backoff with full jitter.
 *
 * <p>The policy says how often; which outcomes are retried at all is fixed, because it depends on whether the request
 * may be repeated without harm (see the retries table in the README). A {@code Retry-After} of the server wins over
 * the computed wait. Immutable and thread-safe.
 *
 * <pre>{@code
 * RetryPolicy patient = RetryPolicy.builder().maxAttempts(6).initialBackoff(Duration.ofSeconds(1)).build();
 * }</pre>
 */
public final class RetryPolicy {
    private static final RetryPolicy DEFAULTS = builder().build();
    private static final RetryPolicy NONE = builder().maxAttempts(1).build();

    private final int maxAttempts;
    private final Duration initialBackoff;
    private final Duration maxBackoff;
    private final double multiplier;

    private RetryPolicy(Builder builder) {
        this.maxAttempts = builder.maxAttempts;
        this.initialBackoff = builder.initialBackoff;
        this.maxBackoff = builder.maxBackoff;
        this.multiplier = builder.multiplier;
    }

    /**
     * The policy of a client that was told nothing else: 4 attempts; waits up to 500 ms, growing by 1.5, at most 60 s.
     *
     * @return the default policy
     */
    public static RetryPolicy defaults() {
        return DEFAULTS;
    }

    /**
     * One attempt, whatever comes of it.
     *
     * @return the policy that never retries
     */
    public static RetryPolicy none() {
        return NONE;
    }

    /**
     * Starts from the defaults.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts from this policy.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.maxAttempts = maxAttempts;
        builder.initialBackoff = initialBackoff;
        builder.maxBackoff = maxBackoff;
        builder.multiplier = multiplier;
        return builder;
    }

    /**
     * The number of attempts, the first one included.
     *
     * @return at least 1
     */
    public int getMaxAttempts() {
        return maxAttempts;
    }

    /**
     * The longest wait before the second attempt.
     *
     * @return zero or more
     */
    public Duration getInitialBackoff() {
        return initialBackoff;
    }

    /**
     * The longest wait before any attempt.
     *
     * @return at least the initial backoff
     */
    public Duration getMaxBackoff() {
        return maxBackoff;
    }

    /**
     * By how much the longest wait grows from one attempt to the next.
     *
     * @return at least 1
     */
    public double getMultiplier() {
        return multiplier;
    }

    /**
     * The wait after a failed attempt: a random part of an exponentially growing limit ("full jitter").
     *
     * @param failedAttempts how many attempts have failed so far, at least 1
     * @param random a number from 0 (inclusive) to 1 (exclusive)
     */
    Duration backoff(int failedAttempts, double random) {
        double limit = initialBackoff.toNanos() * Math.pow(multiplier, failedAttempts - 1);
        return Duration.ofNanos((long) (Math.min(limit, (double) maxBackoff.toNanos()) * random));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof RetryPolicy)) {
            return false;
        }
        RetryPolicy that = (RetryPolicy) other;
        return maxAttempts == that.maxAttempts
                && multiplier == that.multiplier
                && initialBackoff.equals(that.initialBackoff)
                && maxBackoff.equals(that.maxBackoff);
    }

    @Override
    public int hashCode() {
        return Objects.hash(maxAttempts, multiplier, initialBackoff, maxBackoff);
    }

    @Override
    public String toString() {
        return "RetryPolicy{maxAttempts=" + maxAttempts + ", initialBackoff=" + initialBackoff + ", maxBackoff="
                + maxBackoff + ", multiplier=" + multiplier + "}";
    }

    /** Builds a {@link RetryPolicy}. Not thread-safe. */
    public static final class Builder {
        private int maxAttempts = 4;
        private Duration initialBackoff = Duration.ofMillis(500);
        private Duration maxBackoff = Duration.ofSeconds(60);
        private double multiplier = 1.5;

        private Builder() {}

        /**
         * Sets the number of attempts, the first one included.
         *
         * @param maxAttempts at least 1
         * @return this builder
         */
        public Builder maxAttempts(int maxAttempts) {
            if (maxAttempts < 1) {
                throw new IllegalArgumentException("maxAttempts is " + maxAttempts + "; it must be at least 1");
            }
            this.maxAttempts = maxAttempts;
            return this;
        }

        /**
         * Sets the longest wait before the second attempt.
         *
         * @param initialBackoff zero or more
         * @return this builder
         */
        public Builder initialBackoff(Duration initialBackoff) {
            this.initialBackoff = Durations.notNegative(initialBackoff, "initialBackoff");
            return this;
        }

        /**
         * Sets the longest wait before any attempt.
         *
         * @param maxBackoff zero or more
         * @return this builder
         */
        public Builder maxBackoff(Duration maxBackoff) {
            this.maxBackoff = Durations.notNegative(maxBackoff, "maxBackoff");
            return this;
        }

        /**
         * Sets by how much the longest wait grows from one attempt to the next.
         *
         * @param multiplier at least 1
         * @return this builder
         */
        public Builder multiplier(double multiplier) {
            if (!(multiplier >= 1 && multiplier <= 1000)) {
                throw new IllegalArgumentException("multiplier is " + multiplier + "; it must be from 1 to 1000");
            }
            this.multiplier = multiplier;
            return this;
        }

        /**
         * Builds the policy.
         *
         * @return the policy
         * @throws IllegalArgumentException if {@code maxBackoff} is shorter than {@code initialBackoff}
         */
        public RetryPolicy build() {
            if (maxBackoff.compareTo(initialBackoff) < 0) {
                throw new IllegalArgumentException("maxBackoff " + maxBackoff + " is shorter than initialBackoff "
                        + initialBackoff + "; raise the one or lower the other");
            }
            return new RetryPolicy(this);
        }
    }
}
