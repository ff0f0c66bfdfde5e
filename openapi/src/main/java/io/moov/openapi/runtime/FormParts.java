package io.moov.openapi.runtime;

import com.squareup.moshi.JsonAdapter;
import java.util.List;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Puts together the parts of a multipart form (RFC 7578). What is null has no part. */
final class FormParts {
    private final MultipartBody.Builder parts = new MultipartBody.Builder().setType(MultipartBody.FORM);
    private boolean empty = true;

    FormParts file(String name, @Nullable FilePart file) {
        if (file != null) {
            add(name, file.getFileName(), file.getContent());
        }
        return this;
    }

    FormParts files(String name, @Nullable Iterable<FilePart> files) {
        if (files != null) {
            files.forEach(each -> file(name, each));
        }
        return this;
    }

    /** A part for a text, or for each of a list. */
    <T> FormParts text(String name, String contentType, JsonAdapter<T> adapter, @Nullable T value) {
        for (Object element : elements(adapter, value)) {
            add(name, null, RequestBodies.text(contentType, StyledValue.text(element)));
        }
        return this;
    }

    <T> FormParts json(String name, String contentType, JsonAdapter<T> adapter, @Nullable T value) {
        if (value != null) {
            add(name, null, RequestBodies.text(contentType, adapter.toJson(value)));
        }
        return this;
    }

    /** A part of JSON for each element of a list. */
    <T> FormParts jsonEach(String name, String contentType, JsonAdapter<T> adapter, @Nullable T value) {
        for (Object element : elements(adapter, value)) {
            add(name, null, RequestBodies.text(contentType, JsonAny.ADAPTER.toJson(element)));
        }
        return this;
    }

    /** Returns the form; one without parts holds an empty one without a name, as there is no form without any. */
    RequestBody body() {
        if (empty) {
            add("", null, RequestBodies.text("text/plain", ""));
        }
        return parts.build();
    }

    private static <T> List<Object> elements(JsonAdapter<T> adapter, @Nullable T value) {
        Object json = StyledValue.json(adapter, value);
        return json == null ? List.of() : StyledValue.elements(json);
    }

    private void add(String name, @Nullable String fileName, RequestBody content) {
        parts.addFormDataPart(name, fileName, content);
        empty = false;
    }
}
