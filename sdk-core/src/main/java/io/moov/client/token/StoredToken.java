package io.moov.client.token;

import io.moov.client.auth.AuthToken;
import io.moov.client.auth.TokenType;
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
    private static final int NO_TEXT = -1;

    final AuthToken token;
    final boolean refreshSpent;
    final Instant expiresAt;
    final Duration lifetime;

    /**
     * Makes a token.
     *
     * @param refreshSpent whether the refresh token was sent and must not be sent again, whatever came of it
     * @param expiresAt by the wall clock of the writer
     * @param lifetime how long the token was good when it was issued
     */
    StoredToken(AuthToken token, boolean refreshSpent, Instant expiresAt, Duration lifetime) {
        this.token = token;
        this.refreshSpent = refreshSpent;
        this.expiresAt = expiresAt;
        this.lifetime = lifetime;
    }

    /** The same after its refresh token was sent. */
    StoredToken spent() {
        return new StoredToken(token, true, expiresAt, lifetime);
    }

    byte[] toBytes() {
        byte[] type = bytes(token.getTokenType().toString());
        byte[] access = bytes(token.getAccessToken());
        byte[] refresh = bytes(token.getRefreshToken());
        byte[] scope = bytes(token.getScope());
        int texts = type.length + access.length + refresh.length + scope.length;
        ByteBuffer out = ByteBuffer.allocate(1 + 3 * Long.BYTES + 2 * Integer.BYTES + texts)
                .put((byte) (refreshSpent ? 1 : 0))
                .putLong(expiresAt.getEpochSecond())
                .putInt(expiresAt.getNano())
                .putLong(lifetime.getSeconds())
                .putInt(lifetime.getNano())
                .putLong(token.getExpiresIn());
        return out.put(type).put(access).put(refresh).put(scope).array();
    }

    /** Reads what {@link #toBytes()} wrote. */
    static StoredToken ofBytes(byte[] bytes) throws RefusedValueException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            boolean refreshSpent = in.get() != 0;
            Instant expiresAt = Instant.ofEpochSecond(in.getLong(), in.getInt());
            Duration lifetime = Duration.ofSeconds(in.getLong(), in.getInt());
            AuthToken token = AuthToken.builder()
                    .expiresIn(in.getLong())
                    .tokenType(TokenType.of(text(in)))
                    .accessToken(text(in))
                    .refreshToken(optionalText(in))
                    .scope(optionalText(in))
                    .build();
            return new StoredToken(token, refreshSpent, expiresAt, lifetime);
        } catch (BufferUnderflowException | DateTimeException | ArithmeticException e) {
            throw new RefusedValueException(Reason.MALFORMED);
        }
    }

    /** The length and the text, or for null a length that no text has. */
    private static byte[] bytes(@Nullable String text) {
        if (text == null) {
            return ByteBuffer.allocate(Integer.BYTES).putInt(NO_TEXT).array();
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + utf8.length)
                .putInt(utf8.length)
                .put(utf8)
                .array();
    }

    private static @Nullable String optionalText(ByteBuffer in) {
        int length = in.getInt();
        return length == NO_TEXT ? null : text(in, length);
    }

    private static String text(ByteBuffer in) {
        return text(in, in.getInt());
    }

    private static String text(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "StoredToken{token=" + token + ", refreshSpent=" + refreshSpent + ", expiresAt=" + expiresAt
                + ", lifetime=" + lifetime + "}";
    }
}
