package io.moov.client.retries;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;

/** Found by Moshi by its name. */
public final class FussyModelJsonAdapter extends JsonAdapter<FussyModel> {
    static final String SECRET = "s3cr3t";

    @Override
    public FussyModel fromJson(JsonReader reader) throws IOException {
        if (reader.nextString().equals("error")) {
            throw new NoSuchMethodError("another version of a library is on the class path");
        }
        throw new IllegalArgumentException("not a date: " + SECRET);
    }

    @Override
    public void toJson(JsonWriter writer, FussyModel value) {
        throw new UnsupportedOperationException();
    }
}
