package io.moov.openapi.runtime;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;

/** The adapter of numbers with all their digits. */
final class JsonDecimal extends JsonScalar<BigDecimal> {
    static final JsonAdapter<BigDecimal> ADAPTER = new JsonDecimal();

    /** Far beyond any number that means something; the JDK takes quadratic time to convert digits. */
    private static final int LONGEST = 1000;

    private JsonDecimal() {
        super("a number of at most " + LONGEST + " characters", JsonReader.Token.NUMBER);
    }

    static BigDecimal parse(String text) {
        if (text.length() > LONGEST) {
            throw new NumberFormatException();
        }
        return new BigDecimal(text);
    }

    @Override
    BigDecimal read(JsonReader reader) throws IOException {
        return parse(reader.nextString());
    }

    @Override
    void write(JsonWriter writer, BigDecimal value) throws IOException {
        writer.value(value);
    }
}
