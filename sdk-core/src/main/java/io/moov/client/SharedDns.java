package io.moov.client;

import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;

/**
 * Looks host names up on threads of ours, because a name server can be silent for longer than a call may last. One lookup
 * of a name is under way at a time; all attempts wait for it, each until it is ended.
 */
final class SharedDns implements Dns {
    private final Dns dns;
    private final Map<String, Lookup> lookups = new ConcurrentHashMap<>();

    SharedDns(Dns dns) {
        this.dns = dns;
    }

    @Override
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
        Attempt attempt = Attempt.current();
        if (attempt == null) {
            return dns.lookup(hostname);
        }
        try {
            return lookups.computeIfAbsent(hostname, this::start).await(attempt);
        } catch (Exception e) {
            throw failure(e instanceof ExecutionException ? e.getCause() : e, hostname);
        }
    }

    private Lookup start(String hostname) {
        Lookup lookup = new Lookup(hostname);
        Threads.start(lookup);
        return lookup;
    }

    /** One lookup, and the threads that wait for it. */
    private final class Lookup extends FutureTask<List<InetAddress>> {
        private final String hostname;
        private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();

        Lookup(String hostname) {
            super(() -> dns.lookup(hostname));
            this.hostname = hostname;
        }

        List<InetAddress> await(Attempt attempt) throws Exception {
            Thread thread = Thread.currentThread();
            waiting.add(thread);
            while (!isDone() && attempt.ending() == null && !thread.isInterrupted()) {
                attempt.park();
            }
            waiting.remove(thread);
            if (!isDone()) {
                throw new InterruptedIOException("ended while the host name was looked up");
            }
            return get();
        }

        /** Who asks after a response came must not find it: it would be a cache. */
        @Override
        protected void set(List<InetAddress> addresses) {
            lookups.remove(hostname, this);
            super.set(addresses);
        }

        @Override
        protected void setException(Throwable failure) {
            lookups.remove(hostname, this);
            super.setException(failure);
        }

        @Override
        protected void done() {
            waiting.forEach(LockSupport::unpark);
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
