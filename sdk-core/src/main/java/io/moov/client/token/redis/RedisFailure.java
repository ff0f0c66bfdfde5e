package io.moov.client.token.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.cluster.PartitionException;
import io.moov.client.token.TokenStoreException;
import io.moov.client.token.TokenStoreException.Reason;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * What a failure of Redis or Lettuce means, and what to do about it. The codes of Redis' errors, the first words of its
 * replies, are part of its protocol and are shown. The rest of a reply is not: a server that does not know {@code AUTH}
 * repeats the password in it.
 */
enum RedisFailure {
    UNREACHABLE(
            Reason.UNREACHABLE, "", "look whether it runs, for host and port, and whether it expects TLS (rediss://)"),
    TIMEOUT(
            Reason.TIMEOUT,
            "",
            "look whether it is overloaded or a firewall drops packets, or raise the URI's timeout"),
    TLS(
            Reason.TLS,
            "",
            "use rediss:// only where Redis expects TLS; its certificate must be trusted and name this host"),
    NO_LETTUCE(Reason.MISSING_LIBRARY, "", "add io.lettuce:lettuce-core:7.7.0.RELEASE, which the SDK does not bring"),
    LOGIN(Reason.AUTHENTICATION, "NOAUTH WRONGPASS", "correct the user name and password of its URI"),
    RIGHTS(Reason.NOT_PERMITTED, "NOPERM", "allow EVAL, TIME, HMGET, HSET, HDEL, PEXPIRE and DEL on the store's keys"),
    FULL(Reason.OUT_OF_MEMORY, "OOM", "raise maxmemory, or set a maxmemory-policy that evicts"),
    REPLICA(Reason.READ_ONLY, "READONLY", "give the address of the primary, or let Sentinel find it"),
    NO_PRIMARY(Reason.UNAVAILABLE, "MASTERDOWN CLUSTERDOWN", "wait until a primary is chosen, or mend it"),
    BUSY(Reason.UNAVAILABLE, "LOADING BUSY MISCONF NOREPLICAS TRYAGAIN", "wait, or look into its log"),
    CLUSTER(Reason.OTHER, "MOVED ASK", "it is a cluster: allow INFO, or use RedisTokenStore.of(RedisClusterClient)"),
    UNKNOWN(
            Reason.OTHER,
            "ERR",
            "look whether it is a Redis, 5 or newer, no sentinel, with this database and password");

    private final Reason reason;
    private final String codes;
    private final String remedy;

    RedisFailure(Reason reason, String codes, String remedy) {
        this.reason = reason;
        this.codes = codes;
        this.remedy = remedy;
    }

    static RedisFailure of(Throwable failure) {
        if (find(failure, LinkageError.class) != null) {
            return NO_LETTUCE;
        }
        if (find(failure, RedisCommandTimeoutException.class) != null) {
            return TIMEOUT;
        }
        if (find(failure, PartitionException.class) != null) {
            return NO_PRIMARY;
        }
        if (find(failure, RedisCommandExecutionException.class) == null) {
            return find(failure, SSLException.class) == null ? UNREACHABLE : TLS;
        }
        return Arrays.stream(values())
                .filter(each -> List.of(each.codes.split(" ")).contains(codeOf(failure)))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** Whether another connection may do better: this one is lost, or leads to a server that does not serve any more. */
    boolean needsNewConnection() {
        return codes.isEmpty() || this == REPLICA || this == NO_PRIMARY;
    }

    TokenStoreException describe(String where, Throwable failure) {
        // Without Lettuce, none of its types can be asked for. IOException includes the failures of TLS.
        String detail = this == NO_LETTUCE ? "NoClassDefFoundError" : codeOf(failure);
        String message = where + " cannot be used (" + detail + "); " + remedy;
        return new TokenStoreException(reason, message, find(failure, IOException.class));
    }

    /** Redis' code, or the type of what is at the bottom. */
    private static String codeOf(Throwable failure) {
        RedisCommandExecutionException reply = find(failure, RedisCommandExecutionException.class);
        if (reply == null) {
            Throwable cause = failure.getCause();
            return cause == null ? failure.getClass().getSimpleName() : codeOf(cause);
        }
        String code = String.valueOf(reply.getMessage()).split(" ", 2)[0];
        return code.matches("[A-Z]{2,20}") ? code : "ERR";
    }

    private static <T extends Throwable> @Nullable T find(@Nullable Throwable failure, Class<T> type) {
        return failure == null || type.isInstance(failure) ? type.cast(failure) : find(failure.getCause(), type);
    }
}
