package io.moov.client.auth;

import java.util.List;

/**
 * The body of a request of which the client has to know something before it sends it: that it may authenticate the
 * client, or that it must not be sent twice. Implemented by each model with a property that the document marks
 * {@code x-credential} or {@code x-single-use}; a body class of your own may implement it too, and is then treated
 * alike.
 *
 * <p>Neither the JSON of a model nor its {@code equals} and {@code toString} know of it. No method returns a value of a
 * property, so that nothing here is secret.
 */
public interface MarkedBody {
    /**
     * Returns which properties of this type are credentials of the client. A request authenticates either with them or
     * with the {@code Authorization} header, never with both (RFC 6749 section 2.3).
     *
     * @return the names of the properties in JSON, in the order of the document; the same list for every object of a
     *     type, empty if there are none; it cannot be changed
     */
    List<String> getCredentialNames();

    /**
     * Returns which of the {@linkplain #getCredentialNames() credentials} this object has.
     *
     * @return the names of the properties in JSON that are not null, in the order of the document; it cannot be changed
     */
    List<String> getGivenCredentials();

    /**
     * Tells whether this object has a value that is spent when the server receives it, such as a refresh token. A
     * request with such a body is not repeated after it may have been received, not even if the operation is
     * {@link Idempotent}.
     *
     * @return true if a property that the document marks {@code x-single-use} is not null
     */
    boolean isSingleUse();
}
