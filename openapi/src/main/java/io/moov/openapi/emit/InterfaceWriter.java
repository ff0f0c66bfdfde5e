package io.moov.openapi.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.moov.openapi.model.Api.Interface;
import io.moov.openapi.model.Operation;
import io.moov.openapi.model.Operation.Body;
import io.moov.openapi.model.Operation.ErrorModel;
import io.moov.openapi.model.Operation.FormBody;
import io.moov.openapi.model.Operation.JsonBody;
import io.moov.openapi.model.Operation.MultipartBody;
import io.moov.openapi.model.Operation.Request;
import io.moov.openapi.model.Operation.Success;
import io.moov.openapi.model.Parameter;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.HTTP;
import retrofit2.http.HeaderMap;
import retrofit2.http.Headers;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.QueryMap;
import retrofit2.http.Streaming;

/** Writes the Retrofit interface of a tag. */
final class InterfaceWriter {
    private static final ClassName CALL = ClassName.get(Call.class);
    private static final String HTTP_PACKAGE = Headers.class.getPackageName();
    private static final Set<String> ANNOTATED = Set.of("GET", "HEAD", "POST", "PUT", "PATCH");

    private final Types types;
    private final Sources sources;

    private InterfaceWriter(Types types, Sources sources) {
        this.types = types;
        this.sources = sources;
    }

    static void write(Interface api, Types types, Sources sources) {
        InterfaceWriter writer = new InterfaceWriter(types, sources);
        String description = api.description().isBlank()
                ? "Operations"
                        + (api.tag().isEmpty()
                                ? ""
                                : " of the tag `" + api.tag().replace("`", "'") + "`") + "."
                : api.description();
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(api.className())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("$L\n", Javadoc.of(description));
        for (Operation operation : api.operations()) {
            for (Request request : operation.requests) {
                operation.successes.forEach(success -> type.addMethod(writer.method(operation, request, success)));
            }
        }
        sources.add(type);
        api.operations().forEach(writer::writeValues);
    }

    /** Writes what callers hand over as one value. */
    private void writeValues(Operation operation) {
        ArgumentsWriter arguments = new ArgumentsWriter(types, sources);
        if (operation.query != null) {
            arguments.writeGroup(operation, operation.query, true);
        }
        if (operation.headers != null) {
            arguments.writeGroup(operation, operation.headers, false);
        }
        for (Parameter parameter : operation.required) {
            String className = operation.pathClasses.get(parameter.name());
            if (className != null) {
                arguments.writePath(operation, parameter, className);
            }
        }
        for (Request request : operation.requests) {
            if (request.body() instanceof FormBody form) {
                arguments.writeForm(operation, form);
            } else if (request.body() instanceof MultipartBody multipart) {
                arguments.writeMultipart(operation, multipart);
            }
        }
    }

    private MethodSpec method(Operation operation, Request request, Success success) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(operation.name + request.suffix() + success.suffix())
                .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                .addJavadoc("$L\n\n", Javadoc.of(operation.description))
                .returns(ParameterizedTypeName.get(CALL, result(success)));
        annotate(method, operation, request, success);
        operation.required.forEach(parameter -> add(method, operation, parameter));
        if (request.body() != null) {
            add(method, request.body());
        }
        if (operation.query != null) {
            String name = free("params", operation, request);
            addGroup(method, operation.query.className(), name, "the query parameters", QueryMap.class, true);
        }
        if (operation.headers != null) {
            String name = free("headers", operation, request);
            addGroup(method, operation.headers.className(), name, "the headers and cookies", HeaderMap.class, false);
        }
        operation.optional.forEach(parameter -> add(method, operation, parameter));
        method.addJavadoc(
                "@return a call that is ready to execute$L\n", success.mayBeNull() ? "; its result may be null" : "");
        if (operation.deprecated) {
            method.addAnnotation(Deprecated.class).addJavadoc("@deprecated The API's document says so.\n");
        }
        return method.build();
    }

    private TypeName result(Success success) {
        TypeName type = success.raw()
                ? ClassName.get(ResponseBody.class)
                : success.use() == null
                        ? ClassName.get(Void.class)
                        : types.boxed(success.use().type());
        return success.mayBeNull() ? Types.nullable(type) : type;
    }

    private void annotate(MethodSpec.Builder method, Operation operation, Request request, Success success) {
        if (operation.idempotent) {
            method.addAnnotation(types.shared("Idempotent"));
        }
        if (operation.unauthenticated) {
            method.addAnnotation(types.shared("Unauthenticated"));
        }
        if (!operation.httpSchemes.isEmpty()) {
            AnnotationSpec.Builder schemes = AnnotationSpec.builder(types.shared("Authenticated"));
            operation.httpSchemes.forEach(scheme -> schemes.addMember("value", "$S", scheme));
            method.addAnnotation(schemes.build());
        }
        for (ErrorModel error : operation.errors) {
            TypeName model = error.use() != null
                    ? types.boxed(error.use().type())
                    : error.text() ? Types.STRING : ClassName.get(Void.class);
            method.addAnnotation(AnnotationSpec.builder(types.shared("ErrorResponse"))
                    .addMember("status", "$S", error.status())
                    .addMember("model", "$T.class", model)
                    .build());
        }
        if (!success.empty().isEmpty()) {
            AnnotationSpec.Builder none = AnnotationSpec.builder(types.shared("NoContent"));
            success.empty().forEach(status -> none.addMember("value", "$S", status));
            method.addAnnotation(none.build());
        }
        if (success.streaming()) {
            method.addAnnotation(Streaming.class);
        }
        AnnotationSpec.Builder headers = AnnotationSpec.builder(Headers.class)
                .addMember("value", "$S", "Accept: " + String.join(", ", success.accept()));
        if (request.contentType() != null) {
            headers.addMember("value", "$S", "Content-Type: " + request.contentType());
        }
        operation.constantHeaders.forEach(header -> headers.addMember("value", "$S", header));
        method.addAnnotation(headers.build()).addAnnotation(http(operation, request.body() != null));
    }

    private static AnnotationSpec http(Operation operation, boolean body) {
        String method = operation.httpMethod;
        if (ANNOTATED.contains(method) || method.equals("DELETE") && !body || method.equals("OPTIONS") && !body) {
            return AnnotationSpec.builder(ClassName.get(HTTP_PACKAGE, method))
                    .addMember("value", "$S", operation.path)
                    .build();
        }
        AnnotationSpec.Builder http = AnnotationSpec.builder(HTTP.class)
                .addMember("method", "$S", method)
                .addMember("path", "$S", operation.path);
        return (body ? http.addMember("hasBody", "true") : http).build();
    }

    private void add(MethodSpec.Builder method, Operation operation, Parameter parameter) {
        String pathClass = operation.pathClasses.get(parameter.name());
        TypeName type =
                pathClass == null ? types.value(parameter.use(), parameter.isNullable()) : types.here(pathClass);
        ParameterSpec.Builder spec = ParameterSpec.builder(type, parameter.name());
        if (parameter.in().equals("path")) {
            AnnotationSpec.Builder path = AnnotationSpec.builder(Path.class)
                    .addMember("value", "$S", operation.placeholders.get(parameter.name()));
            spec.addAnnotation((pathClass == null ? path : path.addMember("encoded", "true")).build());
        } else {
            Class<?> annotation = parameter.in().equals("query") ? Query.class : retrofit2.http.Header.class;
            spec.addAnnotation(AnnotationSpec.builder(annotation)
                    .addMember("value", "$S", parameter.jsonName())
                    .build());
        }
        describe(method, parameter.name(), parameter.description());
        method.addParameter(spec.build());
    }

    private static void describe(MethodSpec.Builder method, String name, String description) {
        method.addJavadoc("@param $L $L\n", name, Javadoc.of(description));
    }

    private static String free(String name, Operation operation, Request request) {
        boolean taken = Stream.concat(operation.required.stream(), operation.optional.stream())
                .anyMatch(parameter -> parameter.name().equals(name));
        return taken || request.body() != null && request.body().name().equals(name) ? name + "Value" : name;
    }

    private void addGroup(
            MethodSpec.Builder method,
            String className,
            String name,
            String description,
            Class<?> annotation,
            boolean encoded) {
        AnnotationSpec.Builder map = AnnotationSpec.builder(annotation);
        if (encoded) {
            map.addMember("encoded", "true");
        }
        describe(method, name, description);
        method.addParameter(ParameterSpec.builder(types.here(className), name)
                .addAnnotation(map.build())
                .build());
    }

    private void add(MethodSpec.Builder method, Body body) {
        TypeName type = ClassName.get(RequestBody.class);
        if (body instanceof JsonBody json) {
            type = types.boxed(json.use().type());
        } else if (body instanceof FormBody form) {
            type = types.here(form.className());
        } else if (body instanceof MultipartBody multipart) {
            type = types.here(multipart.className());
        }
        describe(method, body.name(), body.description());
        method.addParameter(ParameterSpec.builder(type, body.name())
                .addAnnotation(retrofit2.http.Body.class)
                .build());
    }
}
