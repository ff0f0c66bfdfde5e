package io.moov.client.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.moov.client.CallListener;
import io.moov.client.MoovClient;
import io.moov.client.support.Answers;
import io.moov.client.support.CallStyle;
import io.moov.client.support.MockApi;
import io.moov.client.support.Operation;
import io.moov.client.support.Readme;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The README's listeners, but for white space, tell Micrometer and OpenTelemetry what happened. */
class ListenersTest {
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final SdkTracerProvider provider = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(spans))
            .build();
    private final Tracer tracer = provider.get("test");

    @RegisterExtension
    final MockApi api = new MockApi();

    private CallListener metrics() {
        CallListener metrics = call -> new CallListener.Events() {
            public void attemptEnded(CallListener.Result attempt) {
                registry.counter("moov.client.attempts", "operation", call.getOperation())
                        .increment();
            }

            public void callEnded(CallListener.Result result) {
                registry.timer(
                                "moov.client.calls",
                                "operation",
                                call.getOperation(),
                                "outcome",
                                result.getOutcome().name())
                        .record(result.getDuration());
            }
        };
        return metrics;
    }

    private CallListener tracing() {
        CallListener tracing = call -> {
            Span span = tracer.spanBuilder(call.getOperation())
                    .setSpanKind(SpanKind.CLIENT)
                    .startSpan();
            return new CallListener.Events() {
                public void attemptEnded(CallListener.Result attempt) {
                    span.addEvent("attempt " + attempt.getNumber() + ": " + attempt.getOutcome());
                }

                public void callEnded(CallListener.Result result) {
                    if (result.getOutcome() != CallListener.Outcome.SUCCESS) {
                        span.setStatus(StatusCode.ERROR, result.getOutcome().name());
                    }
                    span.end();
                }
            };
        };
        return tracing;
    }

    @ParameterizedTest
    @EnumSource
    void countCallsAndAttempts(CallStyle style) throws InterruptedException {
        Semaphore ended = new Semaphore(0);
        api.answer(500, "");
        api.answer(200, Answers.TOKEN_JSON);
        api.answer(400, "");

        CallListener last = call -> new CallListener.Events() {
            @Override
            public void callEnded(CallListener.Result result) {
                ended.release();
            }
        };
        try (MoovClient moov = api.client()
                .addListener(metrics())
                .addListener(tracing())
                .addListener(last)
                .build()) {
            style.run(moov, Operation.CREATE);
            ended.acquire(); // an asynchronous call has its result before its listeners hear of the end
            style.failure(moov, Operation.REVOKE);
            ended.acquire();
        }

        assertThat(registry.counter("moov.client.attempts", "operation", "createAccessToken")
                        .count())
                .isEqualTo(2);
        assertThat(registry.timer("moov.client.calls", "operation", "createAccessToken", "outcome", "SUCCESS")
                        .count())
                .isEqualTo(1);
        assertThat(registry.timer("moov.client.calls", "operation", "revokeAccessToken", "outcome", "API_ERROR")
                        .count())
                .isEqualTo(1);
        assertThat(spans.getFinishedSpanItems())
                .extracting(SpanData::getName)
                .containsExactly("createAccessToken", "revokeAccessToken");
        assertThat(spans.getFinishedSpanItems().get(0).getEvents())
                .extracting(EventData::getName)
                .containsExactly("attempt 1: API_ERROR", "attempt 2: SUCCESS");
        assertThat(spans.getFinishedSpanItems().get(1).getStatus().getStatusCode())
                .isEqualTo(StatusCode.ERROR);
    }

    @Test
    void areThoseOfTheReadme() throws IOException {
        String source = Files.readString(Path.of("src/test/java/io/moov/client/readme/ListenersTest.java"));
        for (String name : new String[] {"metrics", "tracing"}) {
            String block = Readme.blocks("java").stream()
                    .filter(each -> each.startsWith("CallListener " + name))
                    .findFirst()
                    .orElseThrow();
            assertThat(withoutSpace(source)).contains(withoutSpace(block.substring(0, block.indexOf("\n};\n") + 3)));
        }
    }

    private static String withoutSpace(String code) {
        return code.replaceAll("\\s", "");
    }
}
