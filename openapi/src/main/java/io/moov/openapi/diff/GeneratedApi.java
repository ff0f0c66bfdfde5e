package io.moov.openapi.diff;

import com.squareup.moshi.Moshi;
import io.moov.openapi.emit.ApiWriter;
import io.moov.openapi.model.Api;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kotlin.Unit;
import okhttp3.RequestBody;
import okio.ByteString;
import org.jspecify.annotations.NullMarked;
import retrofit2.Call;

/** The jar that a document becomes, built as the modules of generated code are. */
final class GeneratedApi {
    private GeneratedApi() {}

    /** What generated code is compiled against: the libraries of this module itself. */
    static String classPath() {
        return Stream.of(Moshi.class, RequestBody.class, ByteString.class, NullMarked.class, Call.class, Unit.class)
                .map(GeneratedApi::place)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String place(Class<?> library) {
        try {
            return Path.of(library.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Generates, compiles and packs into a folder. */
    static Path build(Api api, String javaPackage, Path folder) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("sources"));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Path jar = folder.resolve("api.jar");
        // The version of the SDK is the same for both documents, which do not differ by it.
        new ApiWriter(javaPackage, javaPackage, "0", "the document").write(api, sources);
        compile(sources, classes);
        run("jar", List.of("--create", "--file", jar.toString(), "-C", classes.toString(), "."));
        return jar;
    }

    private static void compile(Path sources, Path classes) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("--release", "11", "-proc:none", "-nowarn", "-cp", classPath(), "-d", classes.toString()));
        try (Stream<Path> files = Files.walk(sources)) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
        }
        run("javac", arguments);
    }

    private static void run(String tool, List<String> arguments) {
        int status = ToolProvider.findFirst(tool)
                .orElseThrow()
                .run(System.out, System.err, arguments.toArray(String[]::new));
        if (status != 0) {
            throw new IllegalStateException(tool + " ended with " + status);
        }
    }
}
