package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.auth.Unauthenticated;
import io.moov.client.support.Answers;
import java.io.IOException;
import java.util.List;
import mockwebserver3.RecordedRequest;
import okhttp3.Credentials;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import okio.BufferedSink;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.Headers;
import retrofit2.http.POST;

/** What becomes of a request by the answers to it, in each way of sending one. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BearerAuthTest {
    @RegisterExtension
    final ProtectedApi api = new ProtectedApi();

    @ParameterizedTest
    @EnumSource
    void aRequestCarriesTheToken(HttpCallStyle style) throws IOException {
        assertThat(style.send(api.client(), api.post().build())).isEqualTo(200);
        assertThat(style.send(api.client(), api.post().build())).isEqualTo(200);

        assertThat(api.authorizations()).containsExactly(api.bearer(), api.bearer());
        assertThat(api.tokenRequests()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void after401ItIsSentOnceMoreWithANewToken(HttpCallStyle style) throws IOException {
        String revoked = api.bearer();
        api.sandbox.revoke(api.source.get().getAccessToken());

        assertThat(style.send(api.client(), api.post().build())).isEqualTo(200);

        assertThat(api.authorizations()).containsExactly(revoked, api.bearer());
        assertThat(api.requests()).extracting(RecordedRequest::getBody).containsOnly(ByteString.encodeUtf8("amount=1"));
        assertThat(api.tokenRequests()).isEqualTo(2);
    }

    /** The second refusal shows that the token was not what is wrong: the new one is kept. */
    @ParameterizedTest
    @EnumSource
    void aSecond401IsTheCallers(HttpCallStyle style) throws IOException {
        api.behave(request -> Answers.status(401));

        assertThat(style.send(api.client(), api.post().build())).isEqualTo(401);

        assertThat(api.requests()).hasSize(2);
        assertThat(api.authorizations().get(1)).isEqualTo(api.bearer());
        assertThat(api.tokenRequests()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void a403IsTheCallersAndTheTokenIsKept(HttpCallStyle style) throws IOException {
        api.behave(request -> Answers.status(403));
        String bearer = api.bearer();

        assertThat(style.send(api.client(), api.post().build())).isEqualTo(403);

        assertThat(api.authorizations()).containsExactly(bearer);
        assertThat(api.bearer()).isEqualTo(bearer);
        assertThat(api.tokenRequests()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aBodyThatCanBeSentOnceIsNotSentAgain(HttpCallStyle style) throws IOException {
        String revoked = api.bearer();
        api.sandbox.revoke(api.source.get().getAccessToken());

        assertThat(style.send(api.client(), api.post().post(new OneShot()).build()))
                .isEqualTo(401);
        assertThat(api.authorizations()).containsExactly(revoked);

        // Only this call could not be sent again: the refresh it asked for goes on, and others get its token.
        assertThat(style.send(api.client(), api.post().build())).isEqualTo(200);
        assertThat(api.tokenRequests()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void anAuthorizationOfTheCallersOwnIsKept(HttpCallStyle style) throws IOException {
        String bearer = api.bearer();
        for (String own : List.of(Credentials.basic("own", "key"), "Bearer own", "bearer own", bearer)) {
            api.behave(request -> Answers.status(401));
            assertThat(style.send(
                            api.client(),
                            api.post().header("authorization", own).build()))
                    .isEqualTo(401);
            assertThat(api.authorizations()).last().isEqualTo(own);
        }
        assertThat(api.requests()).hasSize(4);
        assertThat(api.bearer()).isEqualTo(bearer);
        assertThat(api.tokenRequests()).isEqualTo(1);
    }

    @Test
    void anOperationThatIsPublicByItsDocumentGoesWithoutAToken() throws IOException {
        PublicApi open = new Retrofit.Builder()
                .baseUrl(api.url(ProtectedApi.HOST, "/"))
                .client(api.client())
                .build()
                .create(PublicApi.class);

        assertThat(open.status().execute().code()).isEqualTo(401);

        assertThat(api.authorizations()).containsExactly("none");
        assertThat(api.tokenRequests()).isZero();
    }

    /** For its content type, Retrofit puts a body of its own around the caller's. */
    @Test
    void aBodyForOneUseIsNotSentAgainInAnotherOneEither() throws IOException {
        api.behave(request -> Answers.status(401));
        UploadApi uploads = new Retrofit.Builder()
                .baseUrl(api.url(ProtectedApi.HOST, "/"))
                .client(api.client())
                .build()
                .create(UploadApi.class);

        assertThat(uploads.upload(new OneShot()).execute().code()).isEqualTo(401);

        assertThat(api.requests()).hasSize(1);
    }

    private interface PublicApi {
        @Unauthenticated
        @GET("status")
        Call<ResponseBody> status();
    }

    private interface UploadApi {
        @Headers("Content-Type: application/octet-stream")
        @POST("uploads")
        Call<ResponseBody> upload(@Body RequestBody body);
    }

    private static final class OneShot extends RequestBody {
        @Override
        public MediaType contentType() {
            return null;
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sink.writeUtf8("amount=1");
        }
    }
}
