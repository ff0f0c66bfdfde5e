package io.moov.openapi.check;

import static io.moov.openapi.check.Keyword.opt;
import static io.moov.openapi.check.Keyword.req;
import static io.moov.openapi.check.Keyword.since31;
import static io.moov.openapi.check.Shape.ANY;
import static io.moov.openapi.check.Shape.FLAG;
import static io.moov.openapi.check.Shape.TEXT;
import static io.moov.openapi.check.Shape.list;
import static io.moov.openapi.check.Shape.map;
import static io.moov.openapi.check.Shape.of;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of objects in an OpenAPI document and their keywords, from the OpenAPI Specification 3.0.4 and 3.1.1. */
enum Kind {
    DOCUMENT("the document"),
    INFO("info"),
    CONTACT("a contact"),
    LICENSE("a license"),
    SERVER("a server"),
    SERVER_VARIABLE("a server variable"),
    TAG("a tag"),
    EXTERNAL_DOCS("external documentation"),
    PATHS("paths"),
    PATH_ITEM("a path", "pathItems"),
    OPERATION("an operation"),
    PARAMETER("a parameter", "parameters"),
    HEADER("a header", "headers"),
    REQUEST_BODY("a request body", "requestBodies"),
    MEDIA_TYPE("a media type"),
    ENCODING("an encoding"),
    RESPONSES("responses"),
    RESPONSE("a response", "responses"),
    CALLBACK("a callback", "callbacks"),
    EXAMPLE("an example", "examples"),
    LINK("a link", "links"),
    COMPONENTS("components"),
    SECURITY_SCHEME("a security scheme", "securitySchemes"),
    OAUTH_FLOWS("OAuth flows"),
    OAUTH_FLOW("an OAuth flow"),
    SECURITY_REQUIREMENT("a security requirement"),
    SCHEMA("a schema", "schemas"),
    DISCRIMINATOR("a discriminator"),
    XML("an XML description");

    final String title;

    /** The folder of components that such objects are in, or an empty text if they cannot be referred to. */
    final String components;

    private List<Keyword> keywords = List.of();

    Kind(String title) {
        this(title, "");
    }

    Kind(String title, String components) {
        this.title = title;
        this.components = components;
    }

    static {
        DOCUMENT.has(
                req("openapi", TEXT),
                req("info", of(INFO)),
                since31("jsonSchemaDialect", TEXT),
                opt("servers", list(of(SERVER))),
                req("paths", of(PATHS)),
                since31("webhooks", map(of(PATH_ITEM))),
                opt("components", of(COMPONENTS)),
                opt("security", list(of(SECURITY_REQUIREMENT))),
                opt("tags", list(of(TAG))),
                opt("externalDocs", of(EXTERNAL_DOCS)));
        INFO.has(
                req("title", TEXT),
                since31("summary", TEXT),
                opt("description", TEXT),
                opt("termsOfService", TEXT),
                opt("contact", of(CONTACT)),
                opt("license", of(LICENSE)),
                req("version", TEXT));
        CONTACT.has(opt("name", TEXT), opt("url", TEXT), opt("email", TEXT));
        LICENSE.has(req("name", TEXT), since31("identifier", TEXT), opt("url", TEXT));
        SERVER.has(req("url", TEXT), opt("description", TEXT), opt("variables", map(of(SERVER_VARIABLE))));
        SERVER_VARIABLE.has(opt("enum", list(TEXT)), req("default", TEXT), opt("description", TEXT));
        TAG.has(req("name", TEXT), opt("description", TEXT), opt("externalDocs", of(EXTERNAL_DOCS)));
        EXTERNAL_DOCS.has(req("url", TEXT), opt("description", TEXT));
        Keyword parameters = opt("parameters", list(of(PARAMETER)));
        Keyword servers = opt("servers", list(of(SERVER)));
        PATH_ITEM.has(
                opt("summary", TEXT),
                opt("description", TEXT),
                opt("get", of(OPERATION)),
                opt("put", of(OPERATION)),
                opt("post", of(OPERATION)),
                opt("delete", of(OPERATION)),
                opt("options", of(OPERATION)),
                opt("head", of(OPERATION)),
                opt("patch", of(OPERATION)),
                opt("trace", of(OPERATION)),
                servers,
                parameters);
        OPERATION.has(
                opt("tags", list(TEXT)),
                opt("summary", TEXT),
                opt("description", TEXT),
                opt("externalDocs", of(EXTERNAL_DOCS)),
                req("operationId", TEXT),
                parameters,
                opt("requestBody", of(REQUEST_BODY)),
                req("responses", of(RESPONSES)),
                opt("callbacks", map(of(CALLBACK))),
                opt("deprecated", FLAG),
                opt("security", list(of(SECURITY_REQUIREMENT))),
                servers);
        PARAMETER.has(req("name", TEXT), req("in", TEXT));
        for (Kind kind : new Kind[] {PARAMETER, HEADER}) {
            kind.has(
                    opt("description", TEXT),
                    opt("required", FLAG),
                    opt("deprecated", FLAG),
                    opt("allowEmptyValue", FLAG),
                    opt("style", TEXT),
                    opt("explode", FLAG),
                    opt("allowReserved", FLAG),
                    opt("schema", of(SCHEMA)),
                    opt("example", ANY),
                    opt("examples", map(of(EXAMPLE))),
                    opt("content", map(of(MEDIA_TYPE))));
        }
        REQUEST_BODY.has(opt("description", TEXT), req("content", map(of(MEDIA_TYPE))), opt("required", FLAG));
        MEDIA_TYPE.has(
                opt("schema", of(SCHEMA)),
                opt("example", ANY),
                opt("examples", map(of(EXAMPLE))),
                opt("encoding", map(of(ENCODING))));
        ENCODING.has(
                opt("contentType", TEXT),
                opt("headers", map(of(HEADER))),
                opt("style", TEXT),
                opt("explode", FLAG),
                opt("allowReserved", FLAG));
        RESPONSE.has(
                req("description", TEXT),
                opt("headers", map(of(HEADER))),
                opt("content", map(of(MEDIA_TYPE))),
                opt("links", map(of(LINK))));
        EXAMPLE.has(opt("summary", TEXT), opt("description", TEXT), opt("value", ANY), opt("externalValue", TEXT));
        LINK.has(
                opt("operationRef", TEXT),
                opt("operationId", TEXT),
                opt("parameters", map(ANY)),
                opt("requestBody", ANY),
                opt("description", TEXT),
                opt("server", of(SERVER)));
        for (Kind kind : values()) {
            if (!kind.components.isEmpty() && kind != PATH_ITEM) {
                COMPONENTS.has(opt(kind.components, map(of(kind))));
            }
        }
        COMPONENTS.has(since31("pathItems", map(of(PATH_ITEM))));
        SECURITY_SCHEME.has(
                req("type", TEXT),
                opt("description", TEXT),
                opt("name", TEXT),
                opt("in", TEXT),
                opt("scheme", TEXT),
                opt("bearerFormat", TEXT),
                opt("flows", of(OAUTH_FLOWS)),
                opt("openIdConnectUrl", TEXT));
        OAUTH_FLOWS.has(
                opt("implicit", of(OAUTH_FLOW)),
                opt("password", of(OAUTH_FLOW)),
                opt("clientCredentials", of(OAUTH_FLOW)),
                opt("authorizationCode", of(OAUTH_FLOW)));
        OAUTH_FLOW.has(
                opt("authorizationUrl", TEXT),
                opt("tokenUrl", TEXT),
                opt("refreshUrl", TEXT),
                req("scopes", map(TEXT)));
        SCHEMA.has(SchemaKeywords.ALL);
        DISCRIMINATOR.has(req("propertyName", TEXT), opt("mapping", map(TEXT)));
        XML.has(
                opt("name", TEXT),
                opt("namespace", TEXT),
                opt("prefix", TEXT),
                opt("attribute", FLAG),
                opt("wrapped", FLAG));
    }

    private void has(Keyword... more) {
        List<Keyword> all = new ArrayList<>(keywords);
        all.addAll(Arrays.asList(more));
        keywords = List.copyOf(all);
    }

    List<Keyword> keywords() {
        return keywords;
    }

    Optional<Keyword> keyword(String name) {
        return keywords.stream().filter(keyword -> keyword.name().equals(name)).findFirst();
    }
}
