package io.moov.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What requests of one client authenticate with: a key pair (HTTP Basic), an access token (bearer), or nothing. */
final class Authorization {
    private static final String BEARER = "Bearer ";

    private final @Nullable BearerTokens tokens;

    Authorization(@Nullable BearerTokens tokens) {
        this.tokens = tokens;
    }

    /** Whether there is something that the operation takes. */
    boolean isAvailable(ApiMethod<?> method, CallSettings settings) {
        return (method.takesBasic && settings.credentials != null) || (method.takesBearer && tokens != null);
    }

    /**
     * The value of the header, or null. Asked for each attempt: keys and tokens change. Waits for a token on the present
     * thread, until the attempt is ended.
     */
    @Nullable
    String of(ApiCall<?> call, Attempt attempt) throws Throwable {
        if (!call.authenticated) {
            return null;
        }
        Supplier<BasicCredentials> credentials = attempt.settings.credentials;
        if (credentials != null && call.method.takesBasic) {
            return basic(credentials.get());
        }
        if (tokens == null) {
            return null;
        }
        String token = await(tokens.accessToken(), call, attempt);
        if (token == null) {
            throw new IllegalStateException("accessToken() of the BearerTokens given to MoovClient.builder().tokens(…)"
                    + " completed with null; complete it with a token, or fail");
        }
        return BEARER + token;
    }

    private static String basic(@Nullable BasicCredentials current) {
        if (current == null) {
            throw new IllegalStateException(
                    "the supplier given to MoovClient.builder().credentials(…) returned null; return the present keys");
        }
        return current.authorization();
    }

    /** Another value than that of an attempt whose token was refused with 401; null if there is none. */
    @Nullable
    String after401(ApiCall<?> call, Attempt attempt) throws Throwable {
        String refused = attempt.authorization;
        if (tokens == null || refused == null || !refused.startsWith(BEARER)) {
            return null;
        }
        CompletableFuture<@Nullable String> other = tokens.accessTokenAfter(refused.substring(BEARER.length()));
        if (other == null) {
            return null; // a source of the application's, in whose language nothing says that it must not be
        }
        CompletableFuture<@Nullable String> replacement = other.exceptionally(failure -> null);
        try {
            String token = await(replacement, call, attempt);
            return token == null ? null : BEARER + token;
        } catch (TransportException e) {
            if (attempt.ending() == Attempt.Ending.LIMIT) {
                return null; // the 401 says more
            }
            throw e;
        }
    }

    private static <T extends @Nullable Object> T await(CompletableFuture<T> token, ApiCall<?> call, Attempt attempt)
            throws Throwable {
        if (!token.isDone()) {
            Thread thread = Thread.currentThread();
            CompletableFuture<?> unused = token.whenComplete((value, failure) -> LockSupport.unpark(thread));
            while (!token.isDone() && attempt.ending() == null && !thread.isInterrupted()) {
                attempt.park();
            }
            if (!token.isDone()) {
                Attempt.Ending ending = attempt.ending();
                throw Failures.ended(call, attempt, ending == null ? Attempt.Ending.INTERRUPT : ending);
            }
        }
        try {
            return token.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof MoovException) {
                throw ((MoovException) cause).copy(); // with the trace of this call
            }
            throw cause == null ? e : cause;
        }
    }
}
