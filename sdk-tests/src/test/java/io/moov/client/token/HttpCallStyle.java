package io.moov.client.token;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import retrofit2.Retrofit;
import retrofit2.http.Body;
import retrofit2.http.Header;
import retrofit2.http.POST;
import retrofit2.http.Url;

/** The ways in which applications send requests; each answers the status. */
enum HttpCallStyle {
    OKHTTP_BLOCKING {
        @Override
        int send(OkHttpClient http, Request request) throws IOException {
            try (Response response = http.newCall(request).execute()) {
                return response.code();
            }
        }
    },
    OKHTTP_ASYNC {
        @Override
        int send(OkHttpClient http, Request request) throws IOException {
            return outcome(sendAsync(http, request));
        }
    },
    RETROFIT_BLOCKING {
        @Override
        int send(OkHttpClient http, Request request) throws IOException {
            return retrofitCall(http, request).execute().code();
        }
    },
    RETROFIT_ASYNC {
        @Override
        int send(OkHttpClient http, Request request) throws IOException {
            CompletableFuture<Integer> status = new CompletableFuture<>();
            retrofitCall(http, request).enqueue(new retrofit2.Callback<>() {
                @Override
                public void onResponse(retrofit2.Call<ResponseBody> call, retrofit2.Response<ResponseBody> response) {
                    status.complete(response.code());
                }

                @Override
                public void onFailure(retrofit2.Call<ResponseBody> call, Throwable failure) {
                    status.completeExceptionally(failure);
                }
            });
            return outcome(status);
        }
    };

    /** Sends a POST request with its URL, Authorization and body. */
    abstract int send(OkHttpClient http, Request request) throws IOException;

    static CompletableFuture<Integer> sendAsync(OkHttpClient http, Request request) {
        return enqueue(http.newCall(request));
    }

    static CompletableFuture<Integer> enqueue(Call call) {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        call.enqueue(new Callback() {
            @Override
            public void onResponse(Call done, Response response) {
                try (response) {
                    status.complete(response.code());
                }
            }

            @Override
            public void onFailure(Call done, IOException failure) {
                status.completeExceptionally(failure);
            }
        });
        return status;
    }

    private static retrofit2.Call<ResponseBody> retrofitCall(OkHttpClient http, Request request) {
        return new Retrofit.Builder()
                .baseUrl(request.url().resolve("/"))
                .client(http)
                .build()
                .create(Api.class)
                .post(request.url().toString(), request.header("Authorization"), request.body());
    }

    private static int outcome(CompletableFuture<Integer> status) throws IOException {
        try {
            return status.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new AssertionError("an asynchronous caller saw no IOException", e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("the call does not end", e);
        }
    }

    private interface Api {
        @POST
        retrofit2.Call<ResponseBody> post(
                @Url String url, @Header("Authorization") String authorization, @Body RequestBody body);
    }
}
