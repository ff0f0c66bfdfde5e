package io.moov.client.wire;

import com.squareup.moshi.JsonClass;

/** A model that depends on the status of its response. */
@JsonClass(generateAdapter = true, generator = "by hand")
final class StatusModel {
    final int status;
    final String text;

    StatusModel(int status, String text) {
        this.status = status;
        this.text = text;
    }
}
