package io.moov.client.testing;

import java.time.Duration;

/**
 * Builds a {@link MoovSandbox}. Not thread-safe.
 *
 * <pre>{@code
 * MoovSandbox sandbox = MoovSandbox.builder().tls().tokenLifetime(Duration.ofSeconds(30)).start();
 * }</pre>
 */
public final class MoovSandboxBuilder {
    boolean tls;
    boolean expiryAsTimestamp;
    Duration tokenLifetime = Duration.ofMinutes(15);
    int requestsPerSecond;

    MoovSandboxBuilder() {}

    /**
     * Speaks https, with a certificate that {@link MoovSandbox#trustingHttpClient()} trusts.
     *
     * @return this builder
     */
    public MoovSandboxBuilder tls() {
        this.tls = true;
        return this;
    }

    /**
     * Sets how long access tokens live. The default is 15 minutes.
     *
     * @param tokenLifetime zero or more; {@code expires_in} has whole seconds
     * @return this builder
     */
    public MoovSandboxBuilder tokenLifetime(Duration tokenLifetime) {
        if (tokenLifetime.isNegative()) {
            throw new IllegalArgumentException("tokenLifetime is " + tokenLifetime + "; it must be zero or more");
        }
        this.tokenLifetime = tokenLifetime;
        return this;
    }

    /**
     * Answers {@code expires_in} as a Unix timestamp instead of seconds of lifetime: servers do either.
     *
     * @return this builder
     */
    public MoovSandboxBuilder expiryAsTimestamp() {
        this.expiryAsTimestamp = true;
        return this;
    }

    /**
     * Answers {@code 429} with {@code Retry-After} past a number of requests a second, as Moov does past 40. The default
     * is no limit.
     *
     * @param requestsPerSecond at least 1
     * @return this builder
     */
    public MoovSandboxBuilder rateLimit(int requestsPerSecond) {
        if (requestsPerSecond < 1) {
            throw new IllegalArgumentException("rateLimit is " + requestsPerSecond + "; it must be at least 1");
        }
        this.requestsPerSecond = requestsPerSecond;
        return this;
    }

    /**
     * Starts the sandbox on a free port of the loopback interface.
     *
     * @return the running sandbox
     */
    public MoovSandbox start() {
        return new MoovSandbox(this);
    }
}
