package io.moov.openapi.runtime;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;

/** Finds the adapters of models for parameters and forms, which have no Moshi of their own. */
final class ModelAdapters {
    private static final Moshi MOSHI = new Moshi.Builder().build();

    private ModelAdapters() {}

    static <T> JsonAdapter<T> of(Class<T> model) {
        return MOSHI.adapter(model);
    }
}
