package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a scope, and what is not. */
class ScopeTest {
    private static final String ID = "6fa8ef8f-0b3a-4f4f-9c4b-2b3f4b1f0e6d";

    @ParameterizedTest
    @ValueSource(strings = {"/accounts.read", "x", "!", "urn:new~scope#]^[", "/accounts/ID/new-ones.read"})
    void anyTextOfTheAllowedCharactersIsAScope(String text) {
        assertThat(Scope.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @MethodSource("notAllowed")
    void aCharacterThatIsNotAllowedIsRefusedByName(String text, String named) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scope.of(text))
                .withMessageStartingWith("the scope has the character " + named + ",");
    }

    static List<Arguments> notAllowed() {
        return List.of(
                arguments("/accounts.read /accounts.write", "U+0020 at index 14"),
                arguments(" /accounts.read", "U+0020 at index 0"),
                arguments("/accounts.read ", "U+0020 at index 14"),
                arguments("a\"b", "U+0022 at index 1"),
                arguments("a\\b", "U+005C at index 1"),
                arguments("a\tb", "U+0009 at index 1"),
                arguments("a\nb", "U+000A at index 1"),
                arguments("a\0", "U+0000 at index 1"),
                arguments("a\u007f", "U+007F at index 1"),
                arguments("é", "U+00E9 at index 0"),
                arguments("a\uD83D\uDE00", "U+D83D at index 1"));
    }

    @Test
    void noTextIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Scope.of("")).withMessageContaining("the scope is empty");
        assertThatNullPointerException().isThrownBy(() -> Scope.of(null)).withMessage("text");
        assertThatNullPointerException().isThrownBy(() -> Scope.account(null)).withMessage("accountId");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "account",
                "6fa8ef8f0b3a4f4f9c4b2b3f4b1f0e6d",
                "{6fa8ef8f-0b3a-4f4f-9c4b-2b3f4b1f0e6d}",
                "6fa8ef8f-0b3a-4f4f-9c4b-2b3f4b1f0e6g",
                "6fa8ef8f-0b3a-4f4f-9c4b-2b3f4b1f0e6d ",
                "6fa8ef8f-0b3a-4f4f-9c4b-2b3f4b1f0e6d\n",
                "6fa8ef8f-0b3a-4f4f-9c4b-2b3f4b1f0e6d/transfers.write /accounts.write"
            })
    void anAccountIdThatIsNoUuidIsRefused(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scope.account(id))
                .withMessageStartingWith("the account id is not a UUID")
                .withMessageEndingWith("it has " + id.length() + " characters");
    }

    @Test
    void anAccountIdIsKeptAsItIsWritten() {
        String id = ID.toUpperCase(Locale.ROOT);
        assertThat(Scope.account(id).walletsRead()).hasToString("/accounts/" + id + "/wallets.read");
    }

    @Test
    void scopesAreComparedByTheirText() {
        assertThat(Scope.of("/accounts.read"))
                .isEqualTo(Scope.ACCOUNTS_READ)
                .hasSameHashCodeAs(Scope.ACCOUNTS_READ)
                .isNotEqualTo(Scope.ACCOUNTS_WRITE)
                .isNotEqualTo("/accounts.read")
                .isEqualByComparingTo(Scope.ACCOUNTS_READ);
    }

    @Test
    void aSetIsSentSortedAndEachOnce() {
        List<Scope> scopes = List.of(Scope.PING_READ, Scope.ACCOUNTS_WRITE, Scope.PING_READ, Scope.ACCOUNTS_READ);
        List<Scope> sorted = Scope.sorted(scopes);
        assertThat(Scope.joined(sorted)).isEqualTo("/accounts.read /accounts.write /ping.read");
        assertThat(sorted).hasSize(3);
        assertThatThrownBy(sorted::clear).isInstanceOf(UnsupportedOperationException.class);
    }
}
