package io.moov.client.wire;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.Objects;
import okhttp3.Response;

/** Found by Moshi by its name. Asks for the response as generated code does. */
public final class StatusModelJsonAdapter extends JsonAdapter<StatusModel> {
    @Override
    public StatusModel fromJson(JsonReader reader) throws IOException {
        Response response = Objects.requireNonNull(reader.tag(Response.class));
        return new StatusModel(response.code(), reader.nextString());
    }

    @Override
    public void toJson(JsonWriter writer, StatusModel value) {
        throw new UnsupportedOperationException();
    }
}
