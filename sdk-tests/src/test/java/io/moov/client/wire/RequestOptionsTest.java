package io.moov.client.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moov.client.RequestOptions;
import io.moov.client.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Options are values: readable, comparable, and the start of others. */
class RequestOptionsTest {
    private static RequestOptions.Builder options() {
        return RequestOptions.builder()
                .moovVersion("v2026.04.00")
                .retryPolicy(RetryPolicy.none())
                .timeout(Duration.ofSeconds(7))
                .attemptTimeout(Duration.ofSeconds(3))
                .header("X-One", "1")
                .header("X-Two", "2");
    }

    @Test
    void areReadable() {
        RequestOptions options = options().build();

        assertThat(options.getMoovVersion()).isEqualTo("v2026.04.00");
        assertThat(options.getRetryPolicy()).isEqualTo(RetryPolicy.none());
        assertThat(options.getTimeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(options.getAttemptTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(options.getHeaders()).isEqualTo(Map.of("X-One", List.of("1"), "X-Two", List.of("2")));
        assertThat(options.getHeaders().get("x-ONE")).containsExactly("1");
        assertThatThrownBy(() -> options.getHeaders().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void areNullWhereTheClientsCount() {
        RequestOptions none = RequestOptions.none();

        assertThat(none.getMoovVersion()).isNull();
        assertThat(none.getRetryPolicy()).isNull();
        assertThat(none.getTimeout()).isNull();
        assertThat(none.getAttemptTimeout()).isNull();
        assertThat(none.getHeaders()).isEmpty();
        assertThat(RequestOptions.builder().build()).isEqualTo(none).hasSameHashCodeAs(none);
    }

    @Test
    void areTheStartOfOthers() {
        RequestOptions options = options().build();

        assertThat(options.toBuilder().build())
                .isEqualTo(options)
                .hasSameHashCodeAs(options)
                .hasToString(options.toString());
        RequestOptions longer = options.toBuilder()
                .timeout(Duration.ofSeconds(8))
                .header("X-One", "one")
                .build();
        assertThat(longer.getTimeout()).isEqualTo(Duration.ofSeconds(8));
        assertThat(longer.getHeaders().get("X-One")).containsExactly("one");
        assertThat(longer.getHeaders().get("X-Two")).containsExactly("2");
        assertThat(longer.getRetryPolicy()).isEqualTo(RetryPolicy.none());
        assertThat(options.getTimeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(options.getHeaders().get("X-One")).containsExactly("1");
    }

    @Test
    void differInEachSetting() {
        RequestOptions options = options().build();

        assertThat(List.of(
                        RequestOptions.none(),
                        options.toBuilder().moovVersion("v2026.07.00").build(),
                        options.toBuilder().retryPolicy(RetryPolicy.defaults()).build(),
                        options.toBuilder().timeout(Duration.ofSeconds(8)).build(),
                        options.toBuilder()
                                .attemptTimeout(Duration.ofSeconds(4))
                                .build(),
                        options.toBuilder().header("X-One", "one").build()))
                .doesNotHaveDuplicates()
                .doesNotContain(options);
    }
}
