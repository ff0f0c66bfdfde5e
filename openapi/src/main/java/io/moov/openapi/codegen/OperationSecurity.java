package io.moov.openapi.codegen;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How callers of an operation authenticate: by its own requirements, or those of the document. */
final class OperationSecurity {
    private final List<SecurityRequirement> requirements;

    OperationSecurity(Operation operation, OpenAPI document) {
        this.requirements = operation.getSecurity() == null ? document.getSecurity() : operation.getSecurity();
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
