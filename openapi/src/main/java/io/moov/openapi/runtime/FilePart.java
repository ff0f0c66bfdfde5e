package io.moov.openapi.runtime;

import java.util.Objects;
import okhttp3.RequestBody;

/** A file in a multipart form. Immutable; it can be sent again if its content can be written again. */
public final class FilePart {
    private final String fileName;
    private final RequestBody content;

    private FilePart(String fileName, RequestBody content) {
        this.fileName = Objects.requireNonNull(fileName, "fileName");
        this.content = Objects.requireNonNull(content, "content");
    }

    /**
     * Returns a file with a name and a content.
     *
     * @param fileName the name to send
     * @param content the content and its type, for example {@code RequestBody.create(file, MediaType.get("image/png"))};
     *     it is streamed, and need not be in memory
     * @return the file
     */
    public static FilePart of(String fileName, RequestBody content) {
        return new FilePart(fileName, content);
    }

    /**
     * Returns the name to send.
     *
     * @return the name
     */
    public String getFileName() {
        return fileName;
    }

    /**
     * Returns the content.
     *
     * @return the content
     */
    public RequestBody getContent() {
        return content;
    }
}
