package io.moov.client.answers;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.ApiException;
import io.moov.client.DecodingException;
import io.moov.client.MoovClient;
import io.moov.client.MoovException;
import io.moov.client.TransportException;
import io.moov.client.auth.GenericError;
import io.moov.client.support.CallStyle;
import io.moov.client.support.MockApi;
import io.moov.client.support.Operation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Exceptions travel: through job queues, remote calls and test runners. */
class ExceptionSerializationTest {
    @RegisterExtension
    final MockApi api = new MockApi();

    @Test
    void keepsWhatAnApiExceptionSays() throws Exception {
        api.answer(new MockResponse.Builder()
                .code(400)
                .setHeader("X-Request-ID", "request-1")
                .setHeader("Retry-After", "3")
                .body("{\"error\":\"invalid_scope\"}"));
        ApiException before = (ApiException) failure(Operation.CREATE);
        ApiException after = (ApiException) copy(before);
        assertThat(after.getStatus()).isEqualTo(400);
        assertThat(after.getRequestId()).isEqualTo("request-1");
        assertThat(after.getRetryAfter()).isEqualTo(Duration.ofSeconds(3));
        assertThat(after.getBody()).isEqualTo("{\"error\":\"invalid_scope\"}");
        assertThat(after.getHeaders()).isEmpty();
        assertThat(before.error(GenericError.class)).isPresent();
        assertThat(after.error(GenericError.class)).isEmpty();
    }

    @Test
    void keepsWhatADecodingExceptionSays() throws Exception {
        api.answer(new MockResponse.Builder()
                .setHeader("X-Request-ID", "request-2")
                .body("{}"));
        DecodingException after = (DecodingException) copy(failure(Operation.CREATE));
        assertThat(after.getStatus()).isEqualTo(200);
        assertThat(after.getRequestId()).isEqualTo("request-2");
        assertThat(after.getHeaders()).isEmpty();
    }

    @Test
    void keepsWhatATransportExceptionSays() throws Exception {
        api.answer(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()));
        MoovException before = failure(Operation.REFRESH);
        assertThat(before).isInstanceOf(TransportException.class).hasCauseInstanceOf(IOException.class);
        MoovException after = copy(before);
        assertThat(after).hasCauseInstanceOf(before.getCause().getClass());
        assertThat(after.getCause()).hasMessage(before.getCause().getMessage());
    }

    /** A cache that waits, and a fake of an application's tests, fail in the way that calls do. */
    @Test
    void keepsWhatAnyoneSaysInATransportException() throws Exception {
        IOException cause = new IOException("refused");
        TransportException made = new TransportException("createAccessToken", "the store did not respond", cause);

        MoovException copy = copy(made);

        assertThat(made)
                .hasMessage("createAccessToken: the store did not respond")
                .hasCause(cause);
        assertThat(made.getOperation()).isEqualTo("createAccessToken");
        assertThat(made.getAttempts()).isZero();
        assertThat(made.isRetryable()).isTrue();
        assertThat(copy.getCause()).hasMessage("refused");
        assertThat(new TransportException("createAccessToken", "the test says so", null))
                .hasNoCause();
    }

    private MoovException failure(Operation operation) {
        try (MoovClient moov = api.client().build()) {
            return CallStyle.BLOCKING.failure(moov, operation);
        }
    }

    private static MoovException copy(MoovException exception) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(exception);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            MoovException copy = (MoovException) in.readObject();
            assertThat(copy)
                    .hasSameClassAs(exception)
                    .hasMessage(exception.getMessage())
                    .hasToString(exception.toString());
            assertThat(copy.getOperation()).isEqualTo(exception.getOperation());
            assertThat(copy.getAttempts()).isEqualTo(exception.getAttempts());
            assertThat(copy.isRetryable()).isEqualTo(exception.isRetryable());
            assertThat(copy.getStackTrace()).isEqualTo(exception.getStackTrace());
            return copy;
        }
    }
}
