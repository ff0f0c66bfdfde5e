package io.moov.client;

import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;

/**
 * Looks host names up on threads of ours, because a name server can be silent for longer than a call may last. One lookup
 * of a name is under way at a time; all attempts wait for it, each until it is ended.
 */
final class SharedDns implements Dns {
    private final Dns dns;
    private final Map<String, CompletableFuture<List<InetAddress>>> lookups = new ConcurrentHashMap<>();

    SharedDns(Dns dns) {
        this.dns = dns;
    }

    @Override
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
        Attempt attempt = Attempt.current();
        if (attempt == null || attempt.isDirect()) {
            return dns.lookup(hostname);
        }
        CompletableFuture<List<InetAddress>> lookup = lookups.computeIfAbsent(hostname, this::start);
        await(lookup, attempt);
        try {
            return lookup.join();
        } catch (CompletionException e) {
            throw failure(e.getCause(), hostname);
        }
    }

    private CompletableFuture<List<InetAddress>> start(String hostname) {
        CompletableFuture<List<InetAddress>> lookup = new CompletableFuture<>();
        Threads.start(() -> {
            try {
                List<InetAddress> addresses = dns.lookup(hostname);
                lookups.remove(hostname, lookup);
                lookup.complete(addresses);
            } catch (Throwable e) {
                lookups.remove(hostname, lookup);
                lookup.completeExceptionally(e);
            }
        });
        return lookup;
    }

    private static void await(CompletableFuture<?> lookup, Attempt attempt) {
        try {
            CompletableFuture.anyOf(lookup, attempt.ended).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // The lookup failed, and tells it itself.
        }
        if (!lookup.isDone()) {
            throwUnchecked(new InterruptedIOException("ended while the host name was looked up"));
        }
    }

    /** One for each attempt: all that wait would add suppressed exceptions to a common one. */
    private static UnknownHostException failure(@Nullable Throwable cause, String hostname) {
        if (!(cause instanceof UnknownHostException)) {
            throwUnchecked(cause);
        }
        UnknownHostException failure = new UnknownHostException(hostname);
        failure.initCause(cause);
        return failure;
    }

    /** {@link Dns} declares one kind of failure, and OkHttp takes any. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> void throwUnchecked(@Nullable Throwable failure) throws E {
        throw (E) failure;
    }

    /** Two clients made from one of the caller's can share connections. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SharedDns && ((SharedDns) other).dns.equals(dns);
    }

    @Override
    public int hashCode() {
        return dns.hashCode();
    }
}
