package io.moov.openapi.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The bounds of a schema leave something between them. */
final class BoundsRule implements Rule {
    private static final Map<String, String> PAIRS = Map.of(
            "minimum", "maximum",
            "minLength", "maxLength",
            "minItems", "maxItems",
            "minProperties", "maxProperties");

    private static final List<String> COUNTS =
            List.of("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties");

    @Override
    public void check(Document document, Problems problems) {
        for (Located schema : document.all(Kind.SCHEMA)) {
            Node node = schema.node();
            checkExclusive(node, document.isVersion31(), problems);
            for (String count : COUNTS) {
                Yaml.get(node, count)
                        .filter(value -> value.getTag().equals(Tag.FLOAT)
                                || Yaml.text(value).startsWith("-"))
                        .ifPresent(value -> problems.add(
                                value, count + " is " + Yaml.text(value) + "; write a whole number of 0 or more"));
            }
            PAIRS.forEach((least, most) -> checkPair(node, least, most, problems));
        }
    }

    private static void checkExclusive(Node schema, boolean version31, Problems problems) {
        for (String bound : List.of("exclusiveMinimum", "exclusiveMaximum")) {
            Yaml.get(schema, bound).ifPresent(value -> {
                boolean flag = value.getTag().equals(Tag.BOOL);
                if (flag && version31) {
                    problems.add(value, bound + " is a number in OpenAPI 3.1; write the bound itself");
                } else if (!flag && !version31) {
                    problems.add(
                            value,
                            bound + " is true or false in OpenAPI 3.0; write the bound as "
                                    + bound.replace("exclusiveM", "m"));
                }
            });
        }
    }

    private static void checkPair(Node schema, String least, String most, Problems problems) {
        Optional<BigDecimal> lower = number(schema, least);
        Optional<BigDecimal> upper = number(schema, most);
        if (lower.isPresent() && upper.isPresent() && lower.get().compareTo(upper.get()) > 0) {
            problems.add(
                    Yaml.get(schema, least).orElseThrow(),
                    least + " " + lower.get() + " is above " + most + " " + upper.get() + "; correct one of the two");
        }
    }

    private static Optional<BigDecimal> number(Node schema, String keyword) {
        try {
            return Yaml.get(schema, keyword).map(Yaml::text).map(BigDecimal::new);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
