package io.moov.client;

import io.moov.client.auth.AuthTokenRequest;
import io.moov.client.auth.GrantType;
import io.moov.client.auth.Idempotent;
import io.moov.client.auth.RevokeTokenRequest;
import io.moov.client.auth.Unauthenticated;
import java.util.Set;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;

/** What OAuth 2.0 and HTTP say of a request before it is sent: whether it authenticates itself, whether it may be repeated. */
final class OAuthRequest {
    /** RFC 9110 section 9.2.2. */
    private static final Set<String> IDEMPOTENT_METHODS = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");

    private OAuthRequest() {}

    /** Whether the document says that nobody authenticates: then credentials would only leak. */
    static boolean isPublic(@Nullable Invocation invocation) {
        return invocation != null && invocation.method().isAnnotationPresent(Unauthenticated.class);
    }

    /** Whether the body brings client credentials, so that no others may go with it (RFC 6749 section 2.3). */
    static boolean carriesCredentials(@Nullable Invocation invocation) {
        return invocation != null && invocation.arguments().stream().anyMatch(OAuthRequest::holdsCredentials);
    }

    private static boolean holdsCredentials(@Nullable Object argument) {
        if (argument instanceof AuthTokenRequest) {
            AuthTokenRequest body = (AuthTokenRequest) argument;
            return body.getClientId() != null || body.getClientSecret() != null;
        }
        if (argument instanceof RevokeTokenRequest) {
            RevokeTokenRequest body = (RevokeTokenRequest) argument;
            return body.getClientId() != null || body.getClientSecret() != null;
        }
        return false;
    }

    /** Whether the server may carry the request out twice without harm. */
    static boolean isRepeatable(Request request) {
        Invocation invocation = request.tag(Invocation.class);
        if (spendsGrant(invocation)) {
            return false;
        }
        return IDEMPOTENT_METHODS.contains(request.method())
                || (invocation != null && invocation.method().isAnnotationPresent(Idempotent.class));
    }

    /**
     * Whether the request spends what can be used once: any grant but client credentials does. A refresh token that is
     * sent twice looks stolen, and the whole family of tokens may be revoked (RFC 9700 section 4.14.2).
     */
    static boolean spendsGrant(@Nullable Invocation invocation) {
        return invocation != null
                && invocation.arguments().stream()
                        .anyMatch(argument -> argument instanceof AuthTokenRequest
                                && !GrantType.CLIENT_CREDENTIALS.equals(((AuthTokenRequest) argument).getGrantType()));
    }
}
