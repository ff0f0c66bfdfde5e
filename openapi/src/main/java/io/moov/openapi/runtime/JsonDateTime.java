package io.moov.openapi.runtime;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The adapter of {@code format: date-time} (RFC 3339). It also reads what servers send in its place, because one bad date is no
 * reason to lose a whole response: without an offset it is UTC, without a time it is the start of the day, a leap second is the
 * second before it, as {@code java.time} has no name for it, and digits beyond nanoseconds are cut.
 */
final class JsonDateTime extends JsonScalar<OffsetDateTime> {
    static final JsonAdapter<OffsetDateTime> ADAPTER = new JsonDateTime();

    private JsonDateTime() {
        super("a date and time (RFC 3339)", JsonReader.Token.STRING);
    }

    @Override
    OffsetDateTime read(JsonReader reader) throws IOException {
        String text = reader.nextString();
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            VariantFit.exact(reader, false);
            return Lenient.parse(text);
        }
    }

    @Override
    void write(JsonWriter writer, OffsetDateTime value) throws IOException {
        writer.value(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value));
    }

    /** Compiled when a text is not in the form of RFC 3339, and not at the start. */
    private static final class Lenient {
        private static final Pattern FORM = Pattern.compile(
                "(\\d{4}-\\d\\d-\\d\\d)(?:[Tt ](\\d\\d:\\d\\d)(?::(\\d\\d))?(?:[.,](\\d+))?)? ?(?:[Zz]|(?:UTC|GMT)|([+-]\\d\\d)(?::?(\\d\\d))?)?");

        static OffsetDateTime parse(String text) {
            Matcher form = FORM.matcher(text.trim());
            if (!form.matches()) {
                throw new IllegalArgumentException();
            }
            String second = or(form.group(3), "00");
            String fraction = or(form.group(4), "0");
            return OffsetDateTime.parse(form.group(1)
                    + "T" + or(form.group(2), "00:00")
                    + ":" + (second.equals("60") ? "59" : second)
                    + "." + (fraction.length() > 9 ? fraction.substring(0, 9) : fraction)
                    + (form.group(5) == null ? "Z" : form.group(5) + ":" + or(form.group(6), "00")));
        }

        private static String or(@Nullable String found, String otherwise) {
            return found == null ? otherwise : found;
        }
    }
}
