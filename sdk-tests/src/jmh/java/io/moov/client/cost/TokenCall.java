package io.moov.client.cost;

/** One {@code client_credentials} call, as a client makes it. */
interface TokenCall {
    String PUBLIC_KEY = "public-key";
    String SECRET_KEY = "secret-key";
    String SCOPE = "/accounts.read";

    /** Makes the call, and the request for it. */
    String accessToken() throws Exception;
}
