package io.moov.openapi.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Makes JSON of a type and format, near the limits of it more often than not. */
final class PlainValues {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "-1",
            "1.0",
            "1.10",
            "-0.5",
            "1e400",
            "1E-400",
            "123456789012345678901234567890.123456789",
            "0.1");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "null",
            "true",
            "1",
            "1.0",
            "a\"b\\c/d",
            "line\nbreak\ttab",
            "\u0000\u001f",
            "größe 名前 😀",
            "\u2028",
            "{}");

    private static final List<String> OFFSETS = List.of("Z", "+01:00", "-09:30", "+14:00");
    private static final List<String> FRACTIONS = List.of("", ".5", ".123", ".123456789", ".000001");

    private final Random random;

    PlainValues(Random random) {
        this.random = random;
    }

    JsonNode of(String type, String format, boolean encoded) {
        return switch (type) {
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "integer" -> JSON.numberNode(whole(format));
            case "number" ->
                format.isEmpty() ? JSON.numberNode(decimal()) : JSON.numberNode(BigDecimal.valueOf(floating()));
            default -> JSON.textNode(encoded ? base64() : text(format));
        };
    }

    /** Any JSON at all. */
    JsonNode any(int depth) {
        switch (random.nextInt(depth > 2 ? 5 : 7)) {
            case 0:
                return JSON.nullNode();
            case 1:
                return JSON.booleanNode(random.nextBoolean());
            case 2:
                return JSON.numberNode(decimal());
            case 3:
                return JSON.numberNode(new BigInteger(70, random));
            case 4:
                return JSON.textNode(text());
            case 5:
                ArrayNode array = JSON.arrayNode();
                for (int i = random.nextInt(3); i > 0; i--) {
                    array.add(any(depth + 1));
                }
                return array;
            default:
                ObjectNode object = JSON.objectNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    object.set(text(), any(depth + 1));
                }
                return object;
        }
    }

    String text() {
        return random.nextBoolean() ? pick(TEXTS) : Long.toString(random.nextLong(), 36);
    }

    private String text(String format) {
        return switch (format) {
            case "date-time" -> date() + "T" + time() + pick(OFFSETS);
            case "date" -> date();
            case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
            case "uri" -> "https://example.com/" + random.nextInt() + "?q=%20a#f";
            case "byte" -> base64();
            case "decimal" -> decimal().toString();
            default -> text();
        };
    }

    private String date() {
        return LocalDate.ofEpochDay(random.nextInt(60_000) - 20_000).toString();
    }

    private String time() {
        String seconds = random.nextBoolean() ? "00" : String.valueOf(10 + random.nextInt(50));
        return String.format("%02d:%02d:%s%s", random.nextInt(24), random.nextInt(60), seconds, pick(FRACTIONS));
    }

    private String base64() {
        return Base64.getEncoder().encodeToString(text().getBytes(StandardCharsets.UTF_8));
    }

    private long whole(String format) {
        if (format.equals("int32")) {
            return random.nextInt();
        }
        return switch (random.nextInt(4)) {
            case 0 -> Long.MAX_VALUE;
            case 1 -> Long.MIN_VALUE;
            case 2 -> random.nextInt(100);
            default -> random.nextLong();
        };
    }

    private BigDecimal decimal() {
        return random.nextBoolean() ? new BigDecimal(pick(NUMBERS)) : new BigDecimal(random.nextGaussian());
    }

    private double floating() {
        return random.nextBoolean() ? random.nextInt() : random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
    }

    private String pick(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
