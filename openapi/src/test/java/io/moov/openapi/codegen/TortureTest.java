package io.moov.openapi.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents with every construct become code that the compiler and doclint have nothing to say about. */
final class TortureTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"values", "composition", "names", "version30", "operations", "operations31"})
    void everyConstructCompiles(String theme) {
        GeneratedModule module = GeneratedModule.ofResource("torture/" + theme + ".yaml", folder);

        assertThat(module.sources().files()).isNotEmpty();
    }
}
