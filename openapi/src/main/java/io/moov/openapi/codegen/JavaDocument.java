package io.moov.openapi.codegen;

import io.swagger.v3.oas.models.OpenAPI;

/** What the templates ask of the document as a whole, as its author wrote it; {@code document} there. */
final class JavaDocument {
    final String title;
    final String version;

    /** Where relative addresses start. */
    final String serverUrl;

    JavaDocument(OpenAPI document) {
        this.title = document.getInfo().getTitle();
        this.version = document.getInfo().getVersion();
        this.serverUrl = document.getServers().get(0).getUrl();
    }
}
