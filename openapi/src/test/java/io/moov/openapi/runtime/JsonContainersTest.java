package io.moov.openapi.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lists, sets, maps and any JSON. */
final class JsonContainersTest {
    private static final JsonAdapter<Map<String, List<Set<LocalDate>>>> NESTED =
            JsonMap.of(JsonArray.list(JsonArray.set(JsonDate.ADAPTER)));

    @Test
    void areReadToAnyDepthAndKeepTheirOrder() throws IOException {
        String json = "{\"b\":[[\"2024-02-29\",\"2024-02-28\"],[]],\"a\":[],\"c\":null}";

        assertThat(NESTED.toJson(NESTED.fromJson(json))).isEqualTo(json);
        assertThat(JsonAny.ADAPTER.toJson(JsonAny.ADAPTER.fromJson(json))).isEqualTo(json);
    }

    @Test
    void anyJsonSurvives() throws IOException {
        String json = "{\"n\":1.50,\"e\":1E+400,\"t\":true,\"z\":null,\"l\":[1,\"1\",{},[]],\"\":\"\\\"\"}";

        assertThat(JsonAny.ADAPTER.toJson(JsonAny.ADAPTER.fromJson(json))).isEqualTo(json);
        assertThatThrownBy(() -> JsonAny.ADAPTER.toJson(List.of(LocalDate.EPOCH)))
                .hasMessage("class java.time.LocalDate is not JSON at $[0]");
    }

    @Test
    void nothingIsLostToASecondValue() {
        assertThatThrownBy(() -> NESTED.fromJson("{\"a\":[],\"a\":[]}"))
                .isInstanceOf(JsonDataException.class)
                .hasMessage("A second value at $.a");
        assertThatThrownBy(() -> NESTED.fromJson("{\"a\":[[\"2024-02-29\",\"2024-02-29\"]]}"))
                .hasMessageStartingWith("A second element of the same value before $.a[0]");
    }

    @Test
    void copiesDoNotChange() {
        List<Object> list = new ArrayList<>(List.of(new ArrayList<>(List.of("a"))));
        List<Object> copy = Unmodifiable.copy(list);
        list.add("b");
        ((List<?>) list.get(0)).clear();

        assertThat(copy).isEqualTo(List.of(List.of("a")));
        assertThatThrownBy(() -> copy.add("c")).isInstanceOf(UnsupportedOperationException.class);
        assertThat(Unmodifiable.copy(Arrays.asList(null, Map.of("a", Set.of(1)))))
                .isEqualTo(Arrays.asList(null, Map.of("a", Set.of(1))));
    }
}
