package io.moov.openapi.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What callers find in JSON that the small documents describe, where a generator easily goes wrong in silence. */
final class SmallDocumentsReadTest {
    /** A document, a model of it, JSON, the getters to go through, and what the last one gives. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            pattern-beside-oneof      | Thing     | {"a":"1","x-b":"2"}             | asThingA getAdditionalProperties  | {x-b=2}
            pattern-beside-oneof      | Thing     | {"b":"1","x-b":"2"}             | asThingB getAdditionalProperties  | {x-b=2}
            required-beside-oneof     | Thing     | {"b":"1"}                       | asUnknown                         | {b=1}
            required-beside-oneof     | Thing     | {"a":"1","b":"2"}               | asThingB getB                     | 2
            disc-required             | Thing     | {"kind":"B","a":"1","b":"2"}    | asThingB getA                     | 1
            disc-required             | Thing     | {"kind":"C","a":"1"}            | asUnknown                         | {kind=C, a=1}
            disc-additionalProperties | Thing     | {"kind":"A","c":[true]}         | asThingA getAdditionalProperties  | {c=[true]}
            disc-patternProperties    | Thing     | {"kind":"B","x-c":"1"}          | asThingB getAdditionalProperties  | {x-c=1}
            disc-unevaluatedProperties| Thing     | {"kind":"B","b":"1","c":"2"}    | asThingB getAdditionalProperties  | {c=2}
            unevaluated               | Thing     | {"a":"1","c":"2"}               | asThingA getAdditionalProperties  | {c=2}
            unevaluated               | Thing     | {"a":"1","c":2}                 | asUnknown                         | {a=1, c=2}
            dup-labels                | Thing     | {"kind":"A","a":"1"}            | asInner asA getA                  | 1
            dup-labels                | Thing     | {"kind":"B","b":"1"}            | asInner asB getB                    | 1
            enum-line-ends            | LineEnd   | "\\r\\n"                        | getValue length                   | 2
            enum-brackets             | Zone      | "(none)"                        | getValue                          | (none)
            enum-newline              | Thing     | {"kind":"a\\nb"}                | getKind getValue length           | 3
            crlf                      | Thing     | {"kind":"\\u0000"}              | getKind getValue length           | 1
            prop-newline              | Thing     | {"a\\nb":"1"}                   | getAUaB                            | 1
            recursive-list            | Thing     | {"a":[[],[[]]]}                 | getA                              | [[], [[]]]
            integer-big-enum          | Thing     | {"a":99999999999999999999}      | getA getValue                     | 99999999999999999999
            date-time-enum            | Thing     | {"a":"2024-01-02"}              | getA getValue                     | 2024-01-02
            type-names                | Thing     | {"b":{"a":"1"}}                 | getB getA                         | 1
            supporting-case           | Thing     | {"c":{"x":"1"}}                 | getC getX                         | 1
            adapter-clash             | Thing     | {"inner":{"x":"1"}}             | getInner getX                     | 1
            inline-name-clash         | AddFollowersRequest2 | {"data":{"followers":"1"}} | getData getFollowers        | 1
            recursive-union           | Filter    | {"or":[{"is":"a"},{"and":[]}]}  | asOr getOr                        | [Filter{Is{is=a}}, Filter{And{and=[], label=null}}]
            recursive-union           | Tree      | {"child":{"child":{"b":"1"}}}   | asTA getChild asTA getChild asTB getB | 1
            recursive-union           | Filter    | {"and":[],"label":"a"}          | asAnd getLabel                    | a
            unevaluated               | Thing     | {"b":"1"}                       | asThingB getB                     | 1
            many-forms-31             | A         | {"t":5}                         | getT                              | 5
            """)
    void isFoundWhereItStands(String document, String model, String json, String getters, String found)
            throws Throwable {
        CompiledApi api = CompiledApi.ofResource("documents/" + document + ".yaml");

        Object value = api.read(model, json);

        assertThat(api.write(model, value)).isEqualTo(json);
        for (String getter : getters.split(" ")) {
            value = CompiledApi.call(value, getter);
            value = value instanceof Optional<?> optional ? optional.orElseThrow() : value;
        }
        assertThat(value).hasToString(found);
    }

    @Test
    void aDateWithoutOffsetALeapSecondAndASpaceInAUriAreRead() throws Throwable {
        CompiledApi api = CompiledApi.ofResource("documents/leap-and-offset.yaml");

        assertThat(CompiledApi.call(api.read("TResponse", "{\"at\":\"2024-05-06T07:08:09\"}"), "getAt"))
                .hasToString("2024-05-06T07:08:09Z");
        assertThat(CompiledApi.call(api.read("TResponse", "{\"at\":\"2016-12-31T23:59:60Z\"}"), "getAt"))
                .hasToString("2016-12-31T23:59:59Z");
        assertThat(CompiledApi.call(api.read("TResponse", "{\"link\":\"https://a.example/b c\"}"), "getLink"))
                .hasToString("https://a.example/b%20c");
    }

    @Test
    void aResponseMayBeNull() throws Throwable {
        CompiledApi api = CompiledApi.ofResource("documents/nullable-response.yaml");

        assertThat(api.read("FResponse", "null")).isNull();
    }
}
