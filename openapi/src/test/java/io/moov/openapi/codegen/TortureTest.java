package io.moov.openapi.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents with every construct become code that the compiler and doclint have nothing to say about. */
final class TortureTest {
    @ParameterizedTest
    @ValueSource(strings = {"values", "composition", "names", "version30", "operations", "operations31"})
    void everyConstructCompiles(String theme) {
        GeneratedModule module = GeneratedModule.ofResource("torture/" + theme + ".yaml");

        assertThat(module.sources().files()).isNotEmpty();
    }
}
