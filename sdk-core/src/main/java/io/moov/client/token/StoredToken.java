package io.moov.client.token;

import io.moov.client.token.RefusedValueException.Reason;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A token as processes share it. */
final class StoredToken {
    private final String accessToken;
    private final @Nullable String refreshToken;
    private final boolean refreshSpent;
    private final Instant expiresAt;
    private final Duration lifetime;

    /**
     * Makes a token.
     *
     * @param refreshSpent whether the refresh token was sent and must not be sent again, whatever came of it
     * @param expiresAt by the wall clock of the writer
     * @param lifetime how long the token was good when it was issued
     */
    StoredToken(
            String accessToken,
            @Nullable String refreshToken,
            boolean refreshSpent,
            Instant expiresAt,
            Duration lifetime) {
        this.accessToken = accessToken;
        this.refreshToken = refreshToken;
        this.refreshSpent = refreshSpent;
        this.expiresAt = expiresAt;
        this.lifetime = lifetime;
    }

    String accessToken() {
        return accessToken;
    }

    @Nullable
    String refreshToken() {
        return refreshToken;
    }

    boolean refreshSpent() {
        return refreshSpent;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    Duration lifetime() {
        return lifetime;
    }

    byte[] toBytes() {
        byte[] access = accessToken.getBytes(StandardCharsets.UTF_8);
        byte[] refresh = refreshToken == null ? new byte[0] : refreshToken.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(
                        2 + 2 * (Long.BYTES + Integer.BYTES) + 2 * Integer.BYTES + access.length + refresh.length)
                .put((byte) (refreshToken == null ? 0 : 1))
                .put((byte) (refreshSpent ? 1 : 0))
                .putLong(expiresAt.getEpochSecond())
                .putInt(expiresAt.getNano())
                .putLong(lifetime.getSeconds())
                .putInt(lifetime.getNano())
                .putInt(access.length)
                .put(access)
                .putInt(refresh.length)
                .put(refresh)
                .array();
    }

    /** Reads what {@link #toBytes()} wrote. */
    static StoredToken ofBytes(byte[] bytes) throws RefusedValueException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            boolean refreshable = in.get() != 0;
            boolean refreshSpent = in.get() != 0;
            Instant expiresAt = Instant.ofEpochSecond(in.getLong(), in.getInt());
            Duration lifetime = Duration.ofSeconds(in.getLong(), in.getInt());
            String accessToken = text(in);
            String refreshToken = text(in);
            return new StoredToken(accessToken, refreshable ? refreshToken : null, refreshSpent, expiresAt, lifetime);
        } catch (BufferUnderflowException | DateTimeException | ArithmeticException e) {
            throw new RefusedValueException(Reason.MALFORMED);
        }
    }

    private static String text(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "StoredToken{accessToken=██, refreshToken=" + (refreshToken == null ? "none" : "██") + ", refreshSpent="
                + refreshSpent + ", expiresAt=" + expiresAt + ", lifetime=" + lifetime + "}";
    }
}
