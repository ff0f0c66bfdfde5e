package io.moov.client.token;

import io.lettuce.core.ScriptOutputType;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What happens in Redis, each in one indivisible step. The keys of one token are in one slot of a cluster: {@code
 * {key}} is a hash of version and value, {@code {key}:fence} the newest fence, {@code {key}:lease} the fence that has
 * the lease.
 *
 * <p>Whatever somebody else put under these names is taken for nothing, so that it is replaced and stops nobody. Times
 * are those of Redis, numbers are exact up to 2^53: microseconds are for another 200 years.
 */
final class RedisScript {
    /** Fences are kept for a day longer than leases and values, so that whoever wakes up late is recognised. */
    private static final String PRELUDE = "local kept = 86400000\n"
            + "local function number(text)\n"
            + "  local value = type(text) == 'string' and tonumber(text) or 0\n"
            + "  return value > -9007199254740992 and value < 9007199254740992 and value or 0\n"
            + "end\n";

    /** Version, what remains of the life, value; nothing if there is none. */
    static final RedisScript READ = new RedisScript(
            ScriptOutputType.MULTI,
            List.of(""),
            "local entry = redis.pcall('HMGET', KEYS[1], 'version', 'value')",
            "if not entry[2] then return {} end",
            "return {number(entry[1]), math.max(redis.call('PTTL', KEYS[1]), 0), entry[2]}");

    /** A fence above all before, also above those that a Redis without its data has forgotten; 0 if it is lent. */
    static final RedisScript ACQUIRE = new RedisScript(
            ScriptOutputType.INTEGER,
            List.of(":lease", ":fence"),
            "if redis.call('PTTL', KEYS[1]) > 0 then return 0 end",
            "local time = redis.call('TIME')",
            "local fence = math.max(number(redis.pcall('GET', KEYS[2])) + 1, time[1] * 1000000 + time[2])",
            "local text = string.format('%.0f', fence)",
            "redis.call('SET', KEYS[1], text, 'PX', ARGV[1])",
            "redis.call('SET', KEYS[2], text, 'PX', ARGV[1] + kept)",
            "return fence");

    /**
     * 1 if nobody has a newer fence. The life is counted from the grant of the fence: a request that was stuck on its way
     * would else keep a token for longer than it lives.
     */
    static final RedisScript WRITE = new RedisScript(
            ScriptOutputType.INTEGER,
            List.of("", ":fence"),
            "if number(redis.pcall('GET', KEYS[2])) > number(ARGV[1]) then return 0 end",
            "redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2] + kept)",
            "redis.call('DEL', KEYS[1])",
            "local time = redis.call('TIME')",
            "local age = math.max(time[1] * 1000000 + time[2] - number(ARGV[1]), 0) / 1000",
            "local left = math.floor(ARGV[2] - age)",
            "if left > 0 then",
            "  redis.call('HSET', KEYS[1], 'version', ARGV[1], 'value', ARGV[3])",
            "  redis.call('PEXPIRE', KEYS[1], string.format('%.0f', left))",
            "end",
            "return 1");

    /** 1 if the lease was this fence's. */
    static final RedisScript RELEASE = new RedisScript(
            ScriptOutputType.INTEGER,
            List.of(":lease"),
            "if redis.pcall('GET', KEYS[1]) ~= ARGV[1] then return 0 end",
            "return redis.call('DEL', KEYS[1])");

    /** 1 if there was a value of this version. */
    static final RedisScript REMOVE = new RedisScript(
            ScriptOutputType.INTEGER,
            List.of(""),
            "local entry = redis.pcall('HMGET', KEYS[1], 'version', 'value')",
            "if not entry[2] or number(entry[1]) ~= number(ARGV[1]) then return 0 end",
            "return redis.call('DEL', KEYS[1])");

    private final ScriptOutputType output;
    private final List<String> suffixes;
    private final byte[] text;

    private RedisScript(ScriptOutputType output, List<String> suffixes, String... lines) {
        this.output = output;
        this.suffixes = suffixes;
        this.text = (PRELUDE + String.join("\n", lines)).getBytes(StandardCharsets.US_ASCII);
    }

    /** How its answer is read. */
    ScriptOutputType output() {
        return output;
    }

    /** The script, in Lua. */
    byte[] text() {
        return text;
    }

    /** The names that it reads and writes. */
    byte[][] keys(String key) {
        return suffixes.stream()
                .map(suffix -> ("{" + key + "}" + suffix).getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }
}
