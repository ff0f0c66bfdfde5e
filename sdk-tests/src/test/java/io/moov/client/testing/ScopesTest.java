package io.moov.client.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.token.Scope;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The scopes of the core are those that the sandbox grants, which are the documented ones. */
class ScopesTest {
    private static final String ID = "6fa8ef8f-0b3a-4f4f-9c4b-2b3f4b1f0e6d";

    /** The constant of {@code /profile-enrichment.read} is {@code PROFILE_ENRICHMENT_READ}. */
    @Test
    void thereIsAConstantForEveryScopeOfThePlatform() throws Exception {
        for (String text : Scopes.PLATFORM) {
            String constant = text.substring(1).replaceAll("[-.]", "_").toUpperCase(Locale.ROOT);
            assertThat(Scope.class.getField(constant).get(null)).hasToString(text);
        }
        assertThat(Stream.of(Scope.class.getFields()).filter(field -> Modifier.isStatic(field.getModifiers())))
                .hasSameSizeAs(Scopes.PLATFORM);
    }

    /** The method of {@code issued-cards.read-secure} is {@code issuedCardsReadSecure}. */
    @Test
    void thereIsAMethodForEveryScopeOfAnAccount() throws Exception {
        Scope.Account account = Scope.account(ID);
        for (String name : Scopes.OF_AN_ACCOUNT) {
            Method method = Scope.Account.class.getMethod(camelCase(name));
            assertThat(method.invoke(account)).hasToString("/accounts/" + ID + "/" + name);
        }
        assertThat(Stream.of(Scope.Account.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(Method::getName))
                .containsExactlyInAnyOrderElementsOf(
                        Scopes.OF_AN_ACCOUNT.stream().map(ScopesTest::camelCase).toList());
    }

    private static String camelCase(String name) {
        String joined = Arrays.stream(name.split("[-.]"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        return joined.substring(0, 1).toLowerCase(Locale.ROOT) + joined.substring(1);
    }
}
