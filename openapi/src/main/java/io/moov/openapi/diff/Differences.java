package io.moov.openapi.diff;

import io.moov.openapi.diff.Difference.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openapitools.openapidiff.core.model.Changed;
import org.openapitools.openapidiff.core.model.ChangedApiResponse;
import org.openapitools.openapidiff.core.model.ChangedContent;
import org.openapitools.openapidiff.core.model.ChangedHeaders;
import org.openapitools.openapidiff.core.model.ChangedList;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;
import org.openapitools.openapidiff.core.model.ChangedParameter;
import org.openapitools.openapidiff.core.model.ChangedParameters;
import org.openapitools.openapidiff.core.model.ChangedSchema;
import org.openapitools.openapidiff.core.model.ComposedChanged;
import org.openapitools.openapidiff.core.model.DiffResult;
import org.openapitools.openapidiff.core.model.Endpoint;
import org.openapitools.openapidiff.core.model.schema.ChangedOneOfSchema;

/**
 * Walks through what openapi-diff found and gives every difference a name of its own: its renderers tell of some only
 * that there is one.
 */
final class Differences {
    /** By a key that is the same in both directions. */
    private final Map<String, Difference> found = new LinkedHashMap<>();

    Map<String, Difference> of(ChangedOpenApi api) {
        for (Endpoint endpoint : api.getMissingEndpoints()) {
            add(endpoint.toString(), Kind.REMOVED, "operation", DiffResult.INCOMPATIBLE);
        }
        for (Endpoint endpoint : api.getNewEndpoints()) {
            add(endpoint.toString(), Kind.OFFERED, "operation", DiffResult.COMPATIBLE);
        }
        for (ChangedOperation operation : api.getChangedOperations()) {
            walk(operation.getHttpMethod() + " " + operation.getPathUrl(), operation);
        }
        return found;
    }

    private void walk(String place, Changed changed) {
        if (changed == null || changed.isUnchanged()) {
            return;
        }
        if (changed instanceof ChangedSchema schema) {
            schema(place, schema);
        } else if (changed instanceof ChangedApiResponse responses) {
            members(place, "status", responses.getIncreased(), responses.getMissing(), Kind.OFFERED, responses);
            responses.getChanged().forEach((status, response) -> walk(place + " " + status, response));
        } else if (changed instanceof ChangedContent content) {
            Kind kind = content.getContext().isRequest() ? Kind.ADDED : Kind.OFFERED;
            members(place, "content type", content.getIncreased(), content.getMissing(), kind, content);
            content.getChanged().forEach((type, media) -> walk(place + " " + type, media));
        } else if (changed instanceof ChangedHeaders headers) {
            members(place, "header", headers.getIncreased(), headers.getMissing(), Kind.OFFERED, headers);
            headers.getChanged().forEach((name, header) -> walk(place + " header " + name, header));
        } else if (changed instanceof ChangedOneOfSchema variants) {
            members(place, "variant", variants.getIncreased(), variants.getMissing(), Kind.ADDED, variants);
            variants.getChanged().forEach((name, schema) -> walk(place + " variant " + name, schema));
        } else if (changed instanceof ChangedParameters parameters) {
            parameters
                    .getMissing()
                    .forEach(parameter ->
                            add(place, Kind.REMOVED, "parameter " + parameter.getName(), parameters.isCoreChanged()));
            parameters
                    .getIncreased()
                    .forEach(parameter -> add(
                            place,
                            Kind.OFFERED,
                            "parameter " + parameter.getName(),
                            Boolean.TRUE.equals(parameter.getRequired())
                                    ? DiffResult.INCOMPATIBLE
                                    : DiffResult.COMPATIBLE));
            parameters.getChanged().forEach(parameter -> walk(place, parameter));
        } else if (changed instanceof ChangedParameter parameter) {
            composed(place + " parameter " + parameter.getName(), parameter);
        } else if (changed instanceof ComposedChanged composed) {
            composed(place, composed);
        } else if (changed instanceof ChangedList<?> list) {
            list(place, list);
        } else {
            add(place, Aspect.of(changed), changed.isChanged());
        }
    }

    private void composed(String place, ComposedChanged changed) {
        if (changed.isCoreChanged().isDifferent()) {
            add(place, Aspect.of(changed), changed.isCoreChanged());
        }
        changed.getChangedElements().forEach(element -> walk(place, element));
    }

    private void schema(String place, ChangedSchema schema) {
        DiffResult core = schema.isCoreChanged();
        if (schema.isChangedType() || schema.isChangeFormat()) {
            add(place, Aspect.type(schema.getOldSchema(), schema.getNewSchema()), core);
        }
        if (schema.isChangeDefault()) {
            add(place, new Aspect("default"), DiffResult.COMPATIBLE);
        }
        if (schema.getNullable() != null && schema.getNullable().isDifferent()) {
            boolean mayBeNull = Boolean.TRUE.equals(schema.getNullable().getRight());
            boolean breaking = mayBeNull == schema.getContext().isResponse();
            add(place, Aspect.of(schema.getNullable()), breaking ? DiffResult.INCOMPATIBLE : DiffResult.COMPATIBLE);
        }
        if (schema.isDiscriminatorPropertyChanged()) {
            add(place, new Aspect("discriminator"), core);
        }
        if (schema.isChangeDeprecated()) {
            add(place, new Aspect("deprecation"), DiffResult.METADATA);
        }
        members(place, "property", schema.getIncreasedProperties(), schema.getMissingProperties(), Kind.ADDED, schema);
        schema.getChangedProperties().forEach((name, property) -> walk(place + "." + name, property));
        walk(place + "[]", schema.getItems());
        walk(place + ".*", schema.getAddProp());
        schema.getChangedElements().stream()
                .filter(element -> !(element instanceof ChangedSchema))
                .forEach(element -> walk(place, element));
    }

    /** Takes the verdict on what is gone to be that on the whole; what came breaks only what had to know it. */
    private void members(
            String place, String what, Map<String, ?> came, Map<String, ?> gone, Kind kind, ComposedChanged changed) {
        DiffResult core = changed.isCoreChanged();
        gone.keySet().forEach(name -> add(place, Kind.REMOVED, what + " " + name, core));
        DiffResult result = gone.isEmpty() ? core : DiffResult.COMPATIBLE;
        came.keySet().forEach(name -> add(place, kind, what + " " + name, result));
    }

    /** Asks for a verdict on what came and another on what is gone. */
    private <T> void list(String place, ChangedList<T> list) {
        String what = Aspect.of(list).name() + " ";
        List<T> gone = list.getMissing();
        list.setMissing(List.of());
        DiffResult came = list.isItemsChanged();
        list.getIncreased().forEach(value -> add(place, Kind.ADDED, what + value, came));
        list.setMissing(gone).setIncreased(List.of());
        DiffResult went = list.isItemsChanged();
        gone.forEach(value -> add(place, Kind.DROPPED, what + value, went));
    }

    private void add(String place, Kind kind, String what, DiffResult result) {
        String verb = kind == Kind.REMOVED || kind == Kind.DROPPED ? " is gone" : " is new";
        found.putIfAbsent(place + what, new Difference(place, kind, what + verb, result));
    }

    private void add(String place, Aspect aspect, DiffResult result) {
        found.putIfAbsent(place + aspect.name(), new Difference(place, Kind.CHANGED, aspect.toString(), result));
    }
}
