package io.moov.client.retries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moov.client.BasicCredentials;
import io.moov.client.MoovClient;
import io.moov.client.support.Answers;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.support.Operation;
import io.moov.client.testing.TestServer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import mockwebserver3.MockWebServer;
import okhttp3.Credentials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CredentialsPerAttemptTest {
    private final MockWebServer server =
            TestServer.start(Answers.inTurn(Answers.status(503), Answers.status(503), Answers.token()));

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyAttemptCarriesThePresentKeys(CallStyle style) throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (MoovClient moov = clientOf(() -> BasicCredentials.of("public", "secret-" + asked.incrementAndGet()))) {
            assertThat(asked).hasValue(0);

            style.run(moov, Operation.CREATE);

            assertThat(asked).hasValue(3);
            for (int attempt = 1; attempt <= 3; attempt++) {
                assertThat(server.takeRequest().getHeaders().get("Authorization"))
                        .isEqualTo(Credentials.basic("public", "secret-" + attempt));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatTheSupplierThrowsReachesTheCaller(CallStyle style) {
        IllegalArgumentException vaultIsSealed = new IllegalArgumentException("the vault is sealed");
        for (int attempt = 1; attempt <= 2; attempt++) {
            int failing = attempt;
            AtomicInteger asked = new AtomicInteger();
            Supplier<BasicCredentials> supplier = () -> {
                if (asked.incrementAndGet() == failing) {
                    throw vaultIsSealed;
                }
                return BasicCredentials.of("public", "secret");
            };
            try (MoovClient moov = clientOf(supplier)) {
                assertThatThrownBy(() -> style.run(moov, Operation.CREATE)).isSameAs(vaultIsSealed);
                assertThat(server.getRequestCount()).isEqualTo(attempt - 1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSupplierWithoutKeysIsNamed(CallStyle style) {
        try (MoovClient moov = clientOf(() -> null)) {
            assertThatThrownBy(() -> style.run(moov, Operation.CREATE))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("credentials")
                    .hasMessageContaining("supplier");
            assertThat(server.getRequestCount()).isZero();
        }
    }

    private MoovClient clientOf(Supplier<BasicCredentials> credentials) {
        return Clients.of(server).credentials(credentials).build();
    }
}
