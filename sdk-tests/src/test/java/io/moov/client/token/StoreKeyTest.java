package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class StoreKeyTest {
    @Test
    void isTheSameForTheSameClientAndScopesAndShowsNeither() {
        StoreKey key = StoreKey.of("the-client", "/accounts.read /ping.read");
        assertThat(key.name())
                .isEqualTo(
                        StoreKey.of("the-client", "/accounts.read /ping.read").name())
                .matches("moov:token:[A-Za-z0-9_-]{43}");
        assertThat(key.toString()).doesNotContain("the-client", "ping");
    }

    @Test
    void isAnotherForEveryOtherClientOrScopeSet() {
        assertThat(Set.of(
                        StoreKey.of("a", "bc").name(),
                        StoreKey.of("ab", "c").name(),
                        StoreKey.of("abc", "").name(),
                        StoreKey.of("", "abc").name(),
                        StoreKey.of("a", "b").name(),
                        StoreKey.of("b", "a").name()))
                .hasSize(6);
    }

    @Test
    void bindsHeaderOwnerAndVersion() {
        StoreKey key = StoreKey.of("a", "b");
        byte[] header = {1};
        assertThat(key.associatedData(header, 1))
                .isEqualTo(StoreKey.of("a", "b").associatedData(header, 1))
                .isNotEqualTo(key.associatedData(header, 2))
                .isNotEqualTo(key.associatedData(new byte[] {2}, 1))
                .isNotEqualTo(StoreKey.of("a", "c").associatedData(header, 1));
    }
}
