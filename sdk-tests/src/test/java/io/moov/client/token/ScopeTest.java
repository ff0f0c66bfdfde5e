package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The documented scopes, and what is no scope. */
class ScopeTest {
    private static final String ID = "6fa8ef8f-0b3a-4f4f-9c4b-2b3f4b1f0e6d";

    private static final Map<String, Scope> OF_THE_PLATFORM = Map.of(
            "/ping.read", Scope.PING_READ,
            "/fed.read", Scope.FED_READ,
            "/profile-enrichment.read", Scope.PROFILE_ENRICHMENT_READ,
            "/accounts.read", Scope.ACCOUNTS_READ,
            "/accounts.write", Scope.ACCOUNTS_WRITE);

    private static final List<String> OF_AN_ACCOUNT = List.of(
            "apple-pay.write",
            "apple-pay-merchant.read",
            "apple-pay-merchant.write",
            "bank-accounts.read",
            "bank-accounts.write",
            "capabilities.read",
            "capabilities.write",
            "cards.read",
            "cards.write",
            "documents.read",
            "documents.write",
            "files.read",
            "files.write",
            "issued-cards.read",
            "issued-cards.write",
            "issued-cards.read-secure",
            "payment-methods.read",
            "profile.read",
            "profile.write",
            "profile.disconnect",
            "representatives.read",
            "representatives.write",
            "resolution-links.read",
            "resolution-links.write",
            "transfers.read",
            "transfers.write",
            "wallets.read");

    @Test
    void thereIsAConstantForEveryScopeOfThePlatform() throws Exception {
        OF_THE_PLATFORM.forEach((text, scope) -> assertThat(scope).hasToString(text));
        List<Object> constants = Arrays.stream(Scope.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(ScopeTest::valueOf)
                .toList();
        assertThat(constants).containsExactlyInAnyOrderElementsOf(OF_THE_PLATFORM.values());
    }

    /** The method of {@code issued-cards.read-secure} is {@code issuedCardsReadSecure}. */
    @Test
    void thereIsAMethodForEveryScopeOfAnAccount() throws Exception {
        Scope.Account account = Scope.account(ID);
        for (String name : OF_AN_ACCOUNT) {
            Method method = Scope.Account.class.getMethod(camelCase(name));
            assertThat(method.invoke(account)).hasToString("/accounts/" + ID + "/" + name);
        }
        assertThat(Stream.of(Scope.Account.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(Method::getName))
                .containsExactlyInAnyOrderElementsOf(
                        OF_AN_ACCOUNT.stream().map(ScopeTest::camelCase).toList());
    }

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
                .withMessageStartingWith("the account id is no UUID")
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
        ScopeSet set = new ScopeSet(scopes);
        assertThat(set.text()).isEqualTo("/accounts.read /accounts.write /ping.read");
        assertThat(set).hasSize(3).isEqualTo(new HashSet<>(scopes)).hasSameHashCodeAs(new HashSet<>(scopes));
        assertThatThrownBy(set::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    private static Object valueOf(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static String camelCase(String name) {
        String joined = Arrays.stream(name.split("[-.]"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        return joined.substring(0, 1).toLowerCase(Locale.ROOT) + joined.substring(1);
    }
}
