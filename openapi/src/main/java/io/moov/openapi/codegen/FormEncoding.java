package io.moov.openapi.codegen;

import io.swagger.v3.oas.models.media.Encoding;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Map;
import java.util.Set;

/** How the properties of a form are written, as Java source. */
final class FormEncoding {
    private final MediaType media;
    private final OperationContext context;
    private final OperationPlace place;

    FormEncoding(MediaType media, OperationContext context, OperationPlace place) {
        this.media = media;
        this.context = context;
        this.place = place;
    }

    static boolean isObject(Schema<?> schema, OperationContext context) {
        return Set.of(SchemaKind.OBJECT, SchemaKind.MAP, SchemaKind.UNION).contains(context.kind(schema));
    }

    String source(ValueType value, JavaParameter java) {
        StringBuilder source =
                new StringBuilder("FormFields.of(" + GeneratedAdapter.of(value) + ", " + java.name() + ")");
        context.whole(media.getSchema())
                .properties
                .forEach((name, property) -> source.append(call(name, property, encoding(name))));
        return source.append(".body()").toString();
    }

    private Encoding encoding(String name) {
        Map<String, Encoding> encodings = media.getEncoding();
        return encodings == null || encodings.get(name) == null ? new Encoding() : encodings.get(name);
    }

    /** Where a property is written otherwise than others: as one field, or one for each element of a list. */
    private String call(String name, Schema<?> property, Encoding encoding) {
        String literal = StringLiteral.of(name);
        String type = encoding.getContentType();
        if (type != null && MediaTypes.isJson(type)) {
            return ".json(" + literal + ")";
        }
        if (type != null && !type.startsWith("text/plain")) {
            return refuse(name, "as " + type + " has no rule of writing; use application/json");
        }
        ValueShape shape = context.shape(property);
        boolean styled = encoding.getStyle() != null || encoding.getExplode() != null;
        String style =
                encoding.getStyle() == null ? "form" : encoding.getStyle().toString();
        boolean explode = encoding.getExplode() == null ? style.equals("form") : encoding.getExplode();
        if (shape == ValueShape.NESTED || shape == ValueShape.MEMBERS && !styled) {
            return refuse(
                    name, "holds more than one text; say how to write it: in encoding, by a style or a contentType");
        }
        if (shape == ValueShape.MEMBERS && style.equals("deepObject")) {
            return ".deepObject(" + literal + ")";
        }
        if (shape == ValueShape.MEMBERS && style.equals("form") && explode) {
            return ".members(" + literal + ")";
        }
        if (shape == ValueShape.TEXT || style.equals("form") && explode) {
            return "";
        }
        return switch (style) {
            case "form" -> ".joined(" + literal + ", \",\")";
            case "spaceDelimited" -> ".joined(" + literal + ", \"%20\")";
            case "pipeDelimited" -> ".joined(" + literal + ", \"%7C\")";
            default -> refuse(name, "cannot have the style " + style + "; use form");
        };
    }

    private String refuse(String name, String what) {
        place.refuse("the form's property '" + name + "' " + what);
        return "";
    }
}
