// Generated from openapi/moov-auth.yaml. Change the document, not this file.
package io.moov.client.auth;

import java.lang.String;

/**
 * What the document says about the API as a whole.
 */
public final class ApiDocument {
    /**
     * The version of the API that the models of this package belong to.
     */
    public static final String VERSION = "v2024.01.00";

    /**
     * The address of the API.
     */
    public static final String SERVER_URL = "https://api.moov.io";

    /**
     * The version of the SDK that this package is part of.
     */
    public static final String SDK_VERSION = "0.0.0";

    private ApiDocument() {
    }
}
