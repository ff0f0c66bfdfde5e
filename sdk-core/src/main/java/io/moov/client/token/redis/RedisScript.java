package io.moov.client.token.redis;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisScriptingAsyncCommands;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.moov.client.token.TokenStore;
import java.nio.charset.StandardCharsets;

/**
 * What happens in Redis, each in one indivisible step. Everything of a token is one hash under the store's key, so it is
 * on one node of a cluster, whatever the key is. Its fields: {@code version}, {@code value} and {@code until} of the
 * value; the newest {@code fence}; {@code holder} and {@code end} of the lease; the {@code lost} claims, newest first.
 * Claims are kept as digests, all of one length.
 *
 * <p>Times are milliseconds of Redis' clock, in fields of their own: the key's time to live only cleans up, so raising it
 * prolongs nothing. A fence starts at that clock's microseconds, so fences grow although a Redis lost its data; numbers
 * are exact up to 2^53, which is 200 years more. Whatever somebody else put under the key counts as nothing and is
 * replaced.
 *
 * <p>The text is sent with each request: a new server, or one that took over, knows no script by its digest.
 */
final class RedisScript {
    static final long CURRENT = 1;
    static final long LEASED = 2;
    static final long LOST = 3;

    /**
     * Reads the fields, and writes them so that an error has a code: ERR says of commands without a fault that the user
     * may not run them. The key is kept for a day longer than what is in it.
     */
    private static final String PRELUDE = String.join(
            "\n",
            "local key, time = KEYS[1], redis.call('TIME')",
            "local now = time[1] * 1000 + math.floor(time[2] / 1000)",
            "local function number(text)",
            "  local value = tonumber(text) or 0",
            "  return value > -9007199254740992 and value < 9007199254740992 and value or 0",
            "end",
            "local function failed(reply)",
            "  local code = type(reply) == 'table' and reply.err and (reply.err:match('^%-?(%u+) ') or 'ERR')",
            "  return code and {err = (code == 'ERR' and 'NOPERM' or code) .. ' in a script'}",
            "end",
            "local fields = redis.pcall('HMGET', key, 'version', 'value', 'until', 'fence', 'holder', 'end', 'lost')",
            "local failure = failed(fields)",
            "if failure and failure.err ~= 'WRONGTYPE in a script' then return failure end",
            "if failure then redis.call('DEL', key) fields = {} end",
            "local version, value, left = number(fields[1]), fields[2], number(fields[3]) - now",
            "local fence, holder, rest = number(fields[4]), fields[5], number(fields[6]) - now",
            "local function set(ttl, ...)",
            "  local failure = failed(redis.pcall('HSET', key, ...))",
            "  if failure then return failure end",
            "  redis.call('PEXPIRE', key, math.min(math.max(ttl, left), 31536000000) + 86400000)",
            "end",
            "");

    /**
     * Known version, claim, milliseconds of the lease -> one of the numbers above or another; version or fence; what is
     * left of the value's or the lease's time; the time; the value.
     */
    static final RedisScript CLAIM = new RedisScript(
            ScriptOutputType.MULTI,
            "if value and left > 0 and version > number(ARGV[1]) then return {1, version, left, now, value} end",
            "local claim, lease, lost = redis.sha1hex(ARGV[2]), number(ARGV[3]), fields[7] or ''",
            "local held = holder and rest > 0 and rest <= " + TokenStore.LONGEST_LEASE.toMillis(),
            "if held and holder == claim then return {2, fence, rest, now} end",
            "if lost:find(claim, 1, true) then return {3, 0, held and rest or 0, now} end",
            "if held then return {4, 0, rest, now} end",
            "if holder and holder ~= claim then lost = (holder .. lost):sub(1, #claim * " + TokenStore.REMEMBERED_CLAIMS
                    + ") end",
            "fence = math.max(number(math.max(fence, version) + 1), time[1] * 1000000 + time[2])",
            "return set(lease, 'fence', fence, 'holder', claim, 'end', now + lease, 'lost', lost)",
            "  or {2, fence, lease, now}");

    /** Fence, time to live, value -> 1 if it is stored, now or before. A removed value stays away. */
    static final RedisScript WRITE = new RedisScript(
            ScriptOutputType.INTEGER,
            "local own, ttl = number(ARGV[1]), number(ARGV[2])",
            "if own == version then return (not value or value == ARGV[3]) and 1 or 0 end",
            "if own < fence then return 0 end",
            "redis.call('HDEL', key, 'holder', 'end')",
            "return set(ttl, 'version', own, 'value', ARGV[3], 'until', now + ttl, 'fence', own) or 1");

    /** Fence -> 1 if the lease was this fence's. */
    static final RedisScript RELEASE = new RedisScript(
            ScriptOutputType.INTEGER,
            "return fence == number(ARGV[1]) and redis.call('HDEL', key, 'holder', 'end') > 0 and 1 or 0");

    /** Version -> 1 if there was a value of this version. */
    static final RedisScript REMOVE = new RedisScript(
            ScriptOutputType.INTEGER,
            "if not value or version ~= number(ARGV[1]) then return 0 end",
            "redis.call('HDEL', key, 'value')",
            "return left > 0 and 1 or 0");

    private final ScriptOutputType output;
    private final String text;

    private RedisScript(ScriptOutputType output, String... lines) {
        this.output = output;
        this.text = PRELUDE + String.join("\n", lines);
    }

    /** Runs it on the node that has the key. */
    <T> RedisFuture<T> eval(StatefulConnection<byte[], byte[]> open, String key, byte[]... arguments) {
        RedisScriptingAsyncCommands<byte[], byte[]> commands = open instanceof StatefulRedisClusterConnection
                ? ((StatefulRedisClusterConnection<byte[], byte[]>) open).async()
                : ((StatefulRedisConnection<byte[], byte[]>) open).async();
        return commands.eval(text, output, new byte[][] {key.getBytes(StandardCharsets.UTF_8)}, arguments);
    }
}
