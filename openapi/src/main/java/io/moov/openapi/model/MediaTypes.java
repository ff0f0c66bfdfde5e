package io.moov.openapi.model;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import okhttp3.MediaType;

/** The content types that bodies are told apart by. */
final class MediaTypes {
    static final String JSON = "application/json";

    private static final Pattern JSON_TYPES =
            Pattern.compile("(application|text)/([^;]+\\+)?json(;.*)?", Pattern.CASE_INSENSITIVE);

    private static final Map<String, String> SHORT_NAMES = Map.of(
            "application/x-www-form-urlencoded", "Form",
            "multipart/form-data", "Multipart",
            "application/octet-stream", "Bytes",
            "application/json", "Json",
            "application/xml", "Xml",
            "text/xml", "Xml",
            "text/plain", "Text",
            "*/*", "Any");

    private MediaTypes() {}

    static boolean isJson(String type) {
        return JSON_TYPES.matcher(type).matches();
    }

    static boolean isForm(String type) {
        return bare(type).equals("application/x-www-form-urlencoded");
    }

    static boolean isMultipartForm(String type) {
        return bare(type).equals("multipart/form-data");
    }

    static boolean isText(String type) {
        return bare(type).startsWith("text/") && !type.contains("*");
    }

    static boolean isRange(String type) {
        return type.contains("*");
    }

    /** What the type is called in a method's name. */
    static String shortName(String type) {
        String known = SHORT_NAMES.get(bare(type));
        return known == null
                ? JavaNames.upperFirst(JavaNames.field(
                        type.replace("*", "any").replace(";", "/").replace("=", "/")))
                : known;
    }

    /** The type as OkHttp takes it: without parameters that it cannot read, or null if it cannot read the type either. */
    static String sendable(String type) {
        if (MediaType.parse(type) != null) {
            return type;
        }
        return MediaType.parse(bare(type)) == null ? null : bare(type);
    }

    private static String bare(String type) {
        return type.replaceAll("\\s*;.*", "").toLowerCase(Locale.ROOT).strip();
    }
}
