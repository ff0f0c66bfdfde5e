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
import java.util.List;

/** A token as processes share it. */
final class StoredToken {
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
        int texts = 4 * Integer.BYTES + type.length + access.length + refresh.length + scope.length;
        ByteBuffer out = ByteBuffer.allocate(1 + 3 * Long.BYTES + 2 * Integer.BYTES + texts)
                .put((byte) (refreshSpent ? 1 : 0))
                .putLong(expiresAt.getEpochSecond())
                .putInt(expiresAt.getNano())
                .putLong(lifetime.getSeconds())
                .putInt(lifetime.getNano())
                .putLong(token.getExpiresIn());
        for (byte[] text : List.of(type, access, refresh, scope)) {
            out.putInt(text.length).put(text);
        }
        return out.array();
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
                    .refreshToken(text(in))
                    .scope(text(in))
                    .build();
            return new StoredToken(token, refreshSpent, expiresAt, lifetime);
        } catch (BufferUnderflowException | DateTimeException | ArithmeticException e) {
            throw new RefusedValueException(Reason.MALFORMED);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
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
        return "StoredToken{token=" + token + ", refreshSpent=" + refreshSpent + ", expiresAt=" + expiresAt
                + ", lifetime=" + lifetime + "}";
    }
}
