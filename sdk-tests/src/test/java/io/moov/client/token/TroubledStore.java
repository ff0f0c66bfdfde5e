package io.moov.client.token;

import io.moov.client.testing.InMemoryTokenStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A store in memory, on virtual time, that fails in one way or another when a test says so. */
final class TroubledStore implements TokenStore {
    /** What happens to one operation. */
    enum Trouble {
        /** It fails and does nothing. */
        FAILS,
        /** It is done, but the reply is an error. */
        REPLY_LOST,
        /** It is done, but the reply never comes. */
        SILENT,
        /** It throws a checked exception, undeclared, as Kotlin may. */
        THROWS
    }

    Duration writesTake = Duration.ZERO;
    boolean down;

    /** For the next operation of this name, or of any if that is null. */
    @Nullable
    Trouble next;

    @Nullable
    String nextOperation;

    /** What is added to the time to live: somebody set it by hand. */
    Duration prolonged = Duration.ZERO;

    /** What it fails with. */
    Throwable fails = new IllegalStateException("down");

    int claims;
    int operations;

    /** Runs before each operation; may throw. */
    Runnable onUse = () -> {};

    /** Runs at each claim. */
    Runnable onClaim = () -> {};

    private final VirtualTime time;
    private TokenStore store;

    TroubledStore(VirtualTime time) {
        this.time = time;
        this.store = InMemoryTokenStore.create(time::trueNanos);
    }

    /** All data are gone, and the fences begin anew. */
    void loseData() {
        store = InMemoryTokenStore.create(time::trueNanos);
    }

    void troubleNext(String operation, Trouble trouble) {
        nextOperation = operation;
        next = trouble;
    }

    private <T extends @Nullable Object> CompletionStage<T> run(
            String operation, Supplier<CompletionStage<T>> request) {
        onUse.run();
        operations++;
        Trouble trouble = nextOperation == null || nextOperation.equals(operation) ? next : null;
        if (trouble != null) {
            next = null;
        }
        if (down || trouble == Trouble.FAILS) {
            return CompletableFuture.failedFuture(fails);
        }
        if (trouble == Trouble.THROWS) {
            throw FakeEndpoint.<RuntimeException>sneaky(new IOException("pool exhausted"));
        }
        CompletionStage<T> done = request.get();
        if (trouble == Trouble.REPLY_LOST) {
            return CompletableFuture.failedFuture(new IllegalStateException("the connection broke"));
        }
        return trouble == Trouble.SILENT ? new CompletableFuture<>() : done;
    }

    @Override
    public CompletionStage<Claim> claim(String key, long knownVersion, String claimId, Duration lease) {
        claims++;
        onClaim.run();
        return run("claim", () -> store.claim(key, knownVersion, claimId, lease).thenApply(this::told));
    }

    /** The store's clock goes on when its data are lost. */
    private Claim told(Claim claim) {
        Instant storeTime = Instant.EPOCH.plusNanos(time.trueNanos());
        Entry entry = claim.getEntry();
        Duration remaining = claim.getLeaseRemaining();
        if (entry != null) {
            return Claim.current(
                    Entry.of(
                            entry.getVersion(),
                            entry.getValue(),
                            entry.getRemaining().plus(prolonged)),
                    storeTime);
        }
        return claim.getFence() != 0
                ? Claim.leased(claim.getFence(), remaining, storeTime)
                : claim.isLost() ? Claim.lost(remaining, storeTime) : Claim.busy(remaining, storeTime);
    }

    @Override
    public CompletionStage<Boolean> write(String key, long fence, byte[] value, Duration timeToLive) {
        Duration kept = prolonged.isNegative() ? timeToLive : timeToLive.plus(prolonged);
        if (writesTake.isZero()) {
            return run("write", () -> store.write(key, fence, value, kept));
        }
        CompletableFuture<Boolean> written = new CompletableFuture<>();
        time.schedule(writesTake.toNanos(), () -> {
            try {
                run("write", () -> store.write(key, fence, value, kept)).whenComplete((done, failure) -> {
                    if (failure == null) {
                        written.complete(done);
                    } else {
                        written.completeExceptionally(failure);
                    }
                });
            } catch (Exception e) { // what is thrown in secret
                written.completeExceptionally(e);
            }
        });
        return written;
    }

    @Override
    public CompletionStage<@Nullable Void> release(String key, long fence) {
        return run("release", () -> store.release(key, fence));
    }

    @Override
    public CompletionStage<Boolean> remove(String key, long version) {
        return run("remove", () -> store.remove(key, version));
    }

    @Override
    public void close() {
        store.close();
    }
}
