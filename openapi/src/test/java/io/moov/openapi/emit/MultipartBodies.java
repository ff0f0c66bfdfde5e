package io.moov.openapi.emit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import mockwebserver3.RecordedRequest;
import okhttp3.MediaType;
import okhttp3.MultipartReader;
import okio.Buffer;

/** The parts of a multipart body that was received: disposition, content type and content. */
final class MultipartBodies {
    private MultipartBodies() {}

    static List<String> read(RecordedRequest request) throws IOException {
        MediaType type =
                MediaType.get(Objects.requireNonNull(request.getHeaders().get("Content-Type")));
        String boundary = Objects.requireNonNull(type.parameter("boundary"));
        List<String> parts = new ArrayList<>();
        try (MultipartReader reader = new MultipartReader(new Buffer().write(request.getBody()), boundary)) {
            for (MultipartReader.Part part = reader.nextPart(); part != null; part = reader.nextPart()) {
                parts.add(part.headers().get("Content-Disposition") + " "
                        + part.headers().get("Content-Type") + " "
                        + part.body().readUtf8());
            }
        }
        return parts;
    }
}
