package io.moov.openapi.runtime;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;

/** The adapter of {@code type: string, format: decimal}: a number in quotes. */
final class JsonDecimalText extends JsonScalar<BigDecimal> {
    static final JsonAdapter<BigDecimal> ADAPTER = new JsonDecimalText();

    private JsonDecimalText() {
        super("a number in quotes", JsonReader.Token.STRING);
    }

    @Override
    BigDecimal read(JsonReader reader) throws IOException {
        return JsonDecimal.parse(reader.nextString());
    }

    @Override
    void write(JsonWriter writer, BigDecimal value) throws IOException {
        writer.value(value.toString());
    }
}
