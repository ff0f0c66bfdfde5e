package io.moov.openapi.corpus;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.jspecify.annotations.NullMarked;
import retrofit2.Retrofit;

/** Generated sources, compiled in memory as strictly as in a build, and loaded. */
final class CompiledModule {
    /** The options of generated modules. */
    private static final List<String> OPTIONS = List.of(
            "--release",
            "11",
            "-parameters",
            "-Xlint:all,-processing,-classfile,-options",
            "-Xdoclint:all/protected",
            "-Werror",
            "-XDstringConcat=inline",
            "-proc:none",
            "-Xmaxerrs",
            "5");

    private static final String CLASS_PATH = Stream.of(
                    kotlin.Unit.class, OkHttpClient.class, Buffer.class, Moshi.class, Retrofit.class, NullMarked.class)
            .map(type ->
                    type.getProtectionDomain().getCodeSource().getLocation().getPath())
            .collect(Collectors.joining(File.pathSeparator));

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /** Opening the class path takes longer than compiling a small document; it is not for several threads. */
    private static final ThreadLocal<StandardJavaFileManager> FILES =
            ThreadLocal.withInitial(() -> COMPILER.getStandardFileManager(null, null, null));

    private final String javaPackage;
    private final Loader loader;
    private final Moshi moshi = new Moshi.Builder().build();

    private CompiledModule(String javaPackage, Loader loader) {
        this.javaPackage = javaPackage;
        this.loader = loader;
    }

    /** @throws IllegalStateException if javac says anything */
    static CompiledModule of(String javaPackage, Map<String, String> sources) {
        List<JavaFileObject> files = new ArrayList<>();
        sources.forEach((name, text) -> files.add(new Source(javaPackage, name, text)));
        StringWriter messages = new StringWriter();
        List<String> options = new ArrayList<>(OPTIONS);
        options.addAll(List.of("-classpath", CLASS_PATH));
        Output output = new Output(FILES.get());
        COMPILER.getTask(messages, output, null, options, null, files).call();
        if (!messages.toString().isEmpty()) {
            throw new IllegalStateException(messages.toString());
        }
        Map<String, byte[]> classes = new HashMap<>();
        output.classes.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
        return new CompiledModule(javaPackage, new Loader(classes));
    }

    Class<?> type(String simpleName) {
        try {
            return loader.loadClass(javaPackage + "." + simpleName);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(simpleName, e);
        }
    }

    List<Class<?>> interfaces() {
        return loader.classes.keySet().stream()
                .filter(name -> name.endsWith("Api"))
                .<Class<?>>map(name -> type(name.substring(javaPackage.length() + 1)))
                .filter(Class::isInterface)
                .toList();
    }

    Moshi moshi() {
        return moshi;
    }

    JsonAdapter<Object> adapter(String simpleName) {
        return moshi.adapter((Type) type(simpleName));
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String javaPackage, String name, String text) {
            super(URI.create("string:///" + javaPackage.replace('.', '/') + "/" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Output extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

        Output(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    classes.put(className, bytes);
                    return bytes;
                }
            };
        }

        @Override
        public void close() {
            try {
                flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes) {
            super(CompiledModule.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
