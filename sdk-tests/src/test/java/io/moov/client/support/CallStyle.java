package io.moov.client.support;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.moov.client.ApiResponse;
import io.moov.client.MoovClient;
import io.moov.client.MoovException;
import io.moov.client.RequestOptions;
import java.util.concurrent.ExecutionException;
import retrofit2.Call;

/** The two ways to run a call, so that one test shows a behaviour for both. */
public enum CallStyle {
    BLOCKING {
        @Override
        public <T> ApiResponse<T> run(MoovClient moov, Call<T> call, RequestOptions options) {
            return moov.execute(call, options);
        }
    },
    ASYNC {
        @Override
        public <T> ApiResponse<T> run(MoovClient moov, Call<T> call, RequestOptions options) {
            try {
                return moov.executeAsync(call, options).get();
            } catch (ExecutionException e) {
                throw CallStyle.<RuntimeException>asItIs(e.getCause());
            } catch (InterruptedException e) {
                throw new IllegalStateException("the test took too long", e);
            }
        }
    };

    public abstract <T> ApiResponse<T> run(MoovClient moov, Call<T> call, RequestOptions options);

    /** What code of the caller's throws may be checked, and nobody declares it. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E asItIs(Throwable failure) throws E {
        throw (E) failure;
    }

    public ApiResponse<?> run(MoovClient moov, Operation operation) {
        return run(moov, operation.on(moov), RequestOptions.none());
    }

    /** Runs a call that must fail. */
    public MoovException failure(MoovClient moov, Operation operation) {
        return failure(moov, operation, RequestOptions.none());
    }

    /** Runs a call that must fail. */
    public MoovException failure(MoovClient moov, Operation operation, RequestOptions options) {
        return failure(MoovException.class, moov, operation, options);
    }

    /** Runs a call that must fail in the given way. */
    public <E extends Exception> E failure(
            Class<E> type, MoovClient moov, Operation operation, RequestOptions options) {
        return catchThrowableOfType(type, () -> run(moov, operation.on(moov), options));
    }
}
