package io.moov.client.retries;

import com.squareup.moshi.JsonClass;

/** A model whose adapter fails in ways that Moshi's do not. */
@JsonClass(generateAdapter = true, generator = "by hand")
final class FussyModel {
    private FussyModel() {}
}
