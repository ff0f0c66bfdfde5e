package io.moov.openapi.codegen;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import org.openapitools.codegen.CodegenConstants;
import org.openapitools.codegen.api.TemplatingExecutor;
import org.openapitools.codegen.templating.MustacheEngineAdapter;

/** Mustache, but a name that nothing knows is an error; the generator's own engine renders it as nothing. */
final class StrictMustache extends MustacheEngineAdapter {
    private final Map<String, Template> templates = new HashMap<>();

    @Override
    public String compileTemplate(TemplatingExecutor executor, Map<String, Object> values, String file) {
        try {
            StringWriter text = new StringWriter();
            Object generator = values.get(CodegenConstants.MUSTACHE_PARENT_CONTEXT);
            templates.computeIfAbsent(file, name -> compile(executor, name)).execute(values, generator, text);
            return text.toString();
        } catch (MustacheException e) {
            return "UNSUPPORTED: " + e.getMessage() + " at the template " + file + " or a part of it\n";
        }
    }

    private Template compile(TemplatingExecutor executor, String file) {
        return Mustache.compiler()
                .withLoader(name -> findTemplate(executor, name))
                .nullValue("")
                .strictSections(true)
                .compile(executor.getFullTemplateContents(file));
    }
}
