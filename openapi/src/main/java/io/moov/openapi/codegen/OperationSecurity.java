package io.moov.openapi.codegen;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** How callers of an operation authenticate: by its own requirements, or those of the document. */
final class OperationSecurity {
    private final List<SecurityRequirement> requirements;
    private final Map<String, SecurityScheme> schemes;

    OperationSecurity(Operation operation, OpenAPI document) {
        this.requirements = operation.getSecurity() == null ? document.getSecurity() : operation.getSecurity();
        Components components = document.getComponents();
        this.schemes = components == null || components.getSecuritySchemes() == null
                ? Map.of()
                : components.getSecuritySchemes();
    }

    /** Those of HTTP that the operation takes, {@code basic} and {@code bearer}; any of them will do. */
    List<String> httpSchemes() {
        return requirements == null
                ? List.of()
                : requirements.stream()
                        .flatMap(requirement -> requirement.keySet().stream())
                        .map(schemes::get)
                        .map(OperationSecurity::httpScheme)
                        .filter(Objects::nonNull)
                        .distinct()
                        .sorted()
                        .toList();
    }

    /** OAuth 2.0 and OpenID Connect end in a bearer token (RFC 6750). */
    private static String httpScheme(SecurityScheme scheme) {
        if (scheme == null || scheme.getType() == null) {
            return null;
        }
        switch (scheme.getType()) {
            case OAUTH2:
            case OPENIDCONNECT:
                return "bearer";
            case HTTP:
                String name = String.valueOf(scheme.getScheme()).toLowerCase(Locale.ROOT);
                return List.of("basic", "bearer").contains(name) ? name : null;
            default:
                return null;
        }
    }

    /** Whether the document says that nobody authenticates, and not just nothing. */
    boolean isNone() {
        return requirements != null && requirements.stream().allMatch(Map::isEmpty);
    }

    /** CommonMark; empty if the document says nothing. */
    String description() {
        if (requirements == null) {
            return "";
        }
        String ways = requirements.stream().map(OperationSecurity::way).collect(Collectors.joining(", or "));
        return "Authentication: " + (isNone() ? "none; no credentials are sent" : ways) + ".";
    }

    private static String way(SecurityRequirement requirement) {
        if (requirement.isEmpty()) {
            return "none";
        }
        return requirement.entrySet().stream()
                .map(scheme -> code(scheme.getKey()) + scopes(scheme.getValue()))
                .collect(Collectors.joining(" with "));
    }

    private static String scopes(List<String> scopes) {
        return scopes.isEmpty()
                ? ""
                : scopes.stream().map(OperationSecurity::code).collect(Collectors.joining(", ", " (", ")"));
    }

    private static String code(String name) {
        return "`" + name.replace("`", "'") + "`";
    }
}
