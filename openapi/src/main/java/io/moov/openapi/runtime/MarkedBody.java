package io.moov.openapi.runtime;

import java.util.List;

/**
 * A request body that tells the client what it has to know before it sends the request: whether the body brings the client's
 * credentials, and whether it must not be sent twice. Models with a property that the document marks {@code x-credential} or
 * {@code x-single-use} implement it; a body class of your own may do so too.
 *
 * <p>The JSON of a model, {@code equals} and {@code toString} are the same with and without it. The methods return names of
 * properties, and never their values.
 */
public interface MarkedBody {
    /**
     * Returns which properties of this class are credentials of the client. A request authenticates with them or with the
     * {@code Authorization} header, never with both (RFC 6749 section 2.3).
     *
     * @return the names in JSON, in the order of the document; an unmodifiable list, the same for all objects of a class,
     *     empty if there are none
     */
    List<String> getCredentialNames();

    /**
     * Returns which of the {@linkplain #getCredentialNames() credentials} are set in this object.
     *
     * @return the names in JSON, in the order of the document; an unmodifiable list, empty if none is set
     */
    List<String> getGivenCredentials();

    /**
     * Tells whether this object has a value that is spent when the server receives it, such as a refresh token. The client does
     * not repeat a request with such a body once it may have been received, even if the operation is {@link Idempotent}.
     *
     * @return true if a property that the document marks {@code x-single-use} is set
     */
    boolean isSingleUse();
}
