package io.moov.client.wire;

import io.moov.client.auth.AuthToken;
import io.moov.client.auth.AuthTokenRequestError;
import io.moov.client.auth.ErrorResponse;
import io.moov.client.auth.GenericError;
import io.moov.client.auth.Idempotent;
import io.moov.client.auth.RevokeTokenRequest;
import io.moov.client.auth.RevokeTokenRequestError;
import java.util.List;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.HTTP;
import retrofit2.http.Header;
import retrofit2.http.Headers;
import retrofit2.http.Multipart;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Part;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Streaming;

/** Another API, such as a second document would bring. */
interface HandwrittenApi {
    @ErrorResponse(status = "default", model = GenericError.class)
    @ErrorResponse(status = "4XX", model = AuthTokenRequestError.class)
    @ErrorResponse(status = "422", model = RevokeTokenRequestError.class)
    @GET("things/{id}")
    Call<AuthToken> get(@Path("id") String id, @Query("q") String query);

    @GET("things")
    Call<List<AuthToken>> list();

    @PUT("things")
    Call<Void> put(@Body RevokeTokenRequest body);

    @DELETE("things")
    Call<Void> delete();

    @HTTP(method = "DELETE", path = "things", hasBody = true)
    Call<Void> deleteWithBody(@Body RevokeTokenRequest body);

    @POST("things")
    Call<Void> post(@Body RevokeTokenRequest body);

    @PATCH("things")
    Call<Void> patch(@Body RevokeTokenRequest body);

    @Idempotent
    @POST("things")
    Call<Void> postOnce(@Body RevokeTokenRequest body);

    /** A body that the caller writes by itself. */
    @PUT("things")
    Call<Void> upload(@Body RequestBody body);

    @Headers("Content-Type: application/octet-stream")
    @PUT("things")
    Call<Void> uploadTyped(@Body RequestBody body);

    @Multipart
    @PUT("things")
    Call<Void> uploadParts(@Part List<MultipartBody.Part> parts);

    /** A body that the caller reads by itself. */
    @Streaming
    @GET("things")
    Call<ResponseBody> download();

    /** The document of another API might bring headers as parameters. */
    @POST("things")
    Call<Void> postWithHeader(@Header("X-Trace") String trace, @Header("Authorization") String authorization);
}
