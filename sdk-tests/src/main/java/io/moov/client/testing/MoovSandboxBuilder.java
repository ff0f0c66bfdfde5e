package io.moov.client.testing;

import io.moov.client.MoovClient;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

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
    Clock clock = Clock.systemUTC();
    Duration tokenLifetime = Duration.ofMinutes(15);
    int requestsPerSecond;
    final Set<String> scopes = new HashSet<>();

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
     * Sets the clock that tokens expire by and that the rate limit counts by; {@link MoovSandbox#advance} puts it
     * forward. The default is the system's clock. With a {@link Clock#fixed fixed} one time stands still in between.
     *
     * @param clock the clock
     * @return this builder
     */
    public MoovSandboxBuilder clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return this;
    }

    /**
     * Sets how long access tokens live. The default is 15 minutes. Refresh tokens do not expire.
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
     * Answers {@code 429} with {@code Retry-After} past a number of requests in a second of the clock, as Moov does
     * past 40. The default is no limit, so that a quick test does not meet one by chance.
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
     * Grants a scope besides those of Moov's documentation; all others are refused with {@code 422}, as a misspelt one
     * would be. New ones appear now and then.
     *
     * @param scope one scope, such as {@code /accounts.read}
     * @return this builder
     */
    public MoovSandboxBuilder scope(String scope) {
        scopes.add(Objects.requireNonNull(scope, "scope"));
        return this;
    }

    /**
     * Starts the sandbox on a free port of the loopback interface.
     *
     * @return the running sandbox
     * @throws IllegalStateException if a library is too old for the SDK; the message says what to do
     */
    public MoovSandbox start() {
        try {
            return new MoovSandbox(this);
        } catch (LinkageError e) { // its server is OkHttp's; building a client says which library is too old
            MoovClient.builder().build().close();
            throw e;
        }
    }
}
