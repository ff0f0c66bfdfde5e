package io.moov.openapi.corpus;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ByteString;
import retrofit2.Call;
import retrofit2.Converter;
import retrofit2.Retrofit;
import retrofit2.http.Headers;
import retrofit2.http.Path;

/** The requests that a module's operations make of values that are as good as any. */
final class BuiltRequests {
    private static final int DEEP = 4;

    private static final Map<Class<?>, Object> VALUES = Map.ofEntries(
            Map.entry(String.class, "a b/c"),
            Map.entry(long.class, 7L),
            Map.entry(Long.class, 7L),
            Map.entry(double.class, 0.5),
            Map.entry(Double.class, 0.5),
            Map.entry(boolean.class, true),
            Map.entry(Boolean.class, true),
            Map.entry(BigDecimal.class, new BigDecimal("1.50")),
            Map.entry(OffsetDateTime.class, OffsetDateTime.parse("2024-05-06T07:08:09Z")),
            Map.entry(LocalDate.class, LocalDate.of(2024, 2, 29)),
            Map.entry(UUID.class, new UUID(1, 2)),
            Map.entry(URI.class, URI.create("https://a.example/b")),
            Map.entry(ByteString.class, ByteString.encodeUtf8("bytes")),
            Map.entry(Object.class, Map.of("any", List.of("json"))));

    private static final Pattern DISCRIMINATOR =
            Pattern.compile("The discriminator '(.*)' of (\\w+) means another type; .*? one of \\[(.*?)[,\\]]");

    private final Retrofit retrofit;
    private final CompiledModule module;

    /** By the class and its setter. */
    private final Map<String, String> discriminators = new HashMap<>();

    BuiltRequests(CompiledModule module) {
        this.module = module;
        this.retrofit = new Retrofit.Builder()
                .baseUrl("https://api.example/base/")
                .addConverterFactory(new JsonBodies(module.moshi()))
                .validateEagerly(true)
                .build();
    }

    /** Builds a request of each method, and its body. */
    List<Request> all() throws Exception {
        List<Request> requests = new ArrayList<>();
        for (Class<?> api : module.interfaces()) {
            Object service = retrofit.create(api);
            for (Method method : api.getDeclaredMethods()) {
                requests.add(request(service, method));
            }
        }
        return requests;
    }

    private Request request(Object service, Method method) throws Exception {
        try {
            Request request = built(service, method);
            requirePathParameters(method);
            if (request.body() != null) {
                request.body().writeTo(new Buffer());
            }
            return request;
        } catch (RuntimeException e) {
            throw new IllegalStateException("The request of " + method.getName() + ": " + e, e);
        }
    }

    /** Retrofit leaves a placeholder without a parameter as it is. */
    private static void requirePathParameters(Method method) {
        String path = "";
        for (Annotation annotation : method.getAnnotations()) {
            String text = annotation.toString();
            path = annotation.annotationType().getPackageName().equals(Path.class.getPackageName())
                            && !(annotation instanceof Headers)
                    ? text
                    : path;
        }
        for (Annotation[] annotations : method.getParameterAnnotations()) {
            for (Annotation annotation : annotations) {
                path = annotation instanceof Path named ? path.replace("{" + named.value() + "}", "") : path;
            }
        }
        if (path.contains("{")) {
            throw new IllegalStateException("a placeholder has no parameter in " + path);
        }
    }

    /** A discriminator that a builder got at random is refused with those that it may be: it gets the first of them. */
    private Request built(Object service, Method method) {
        for (int i = 0; ; i++) {
            try {
                Object[] arguments = Arrays.stream(method.getGenericParameterTypes())
                        .map(type -> value(type, 0))
                        .toArray();
                return ((Call<?>) invoke(method, service, arguments)).request();
            } catch (JsonDataException e) {
                Matcher refused = DISCRIMINATOR.matcher(String.valueOf(e.getMessage()));
                if (i == 100 || !refused.find()) {
                    throw e;
                }
                discriminators.put(refused.group(2) + "." + letters(refused.group(1)), refused.group(3));
            }
        }
    }

    private static String letters(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }

    private Object argument(Method setter, int depth) {
        Class<?> model = setter.getDeclaringClass().getEnclosingClass();
        String label = discriminators.get(model.getSimpleName() + "." + letters(setter.getName()));
        Type type = setter.getGenericParameterTypes()[0];
        if (label == null || !(type instanceof Class<?> plain)) {
            return value(type, depth);
        }
        try {
            return plain == String.class ? label : invoke(plain.getMethod("of", String.class), null, label);
        } catch (NoSuchMethodException e) {
            return value(type, depth);
        }
    }

    private Object value(Type type, int depth) {
        if (type instanceof ParameterizedType container) {
            Type[] arguments = container.getActualTypeArguments();
            // A list of what holds the list again has to end.
            List<Object> elements =
                    depth > 2 * DEEP ? List.of() : List.of(value(arguments[arguments.length - 1], depth + 1));
            if (container.getRawType() == List.class) {
                return elements;
            }
            if (container.getRawType() == Set.class) {
                return Set.copyOf(elements);
            }
            Map<String, Object> map = new LinkedHashMap<>();
            elements.forEach(element -> map.put("a name", element));
            return map;
        }
        Class<?> plain = (Class<?>) type;
        if (VALUES.containsKey(plain)) {
            return VALUES.get(plain);
        }
        if (plain == RequestBody.class) {
            return RequestBody.create("body", MediaType.get("text/plain"));
        }
        return made(plain, depth);
    }

    /** Made by a builder, or wrapped by the first factory that takes what can be made. */
    private Object made(Class<?> type, int depth) {
        for (Method method : type.getDeclaredMethods()) {
            if (isFactory(method) && method.getName().equals("builder")) {
                return built(method, depth);
            }
        }
        List<Method> factories = Arrays.stream(type.getDeclaredMethods())
                .filter(BuiltRequests::isFactory)
                .filter(method ->
                        method.getReturnType() == type && method.getName().startsWith("of"))
                .sorted(Comparator.comparing(Method::toGenericString))
                .toList();
        for (Method factory : factories) {
            if (depth < 2 * DEEP || factory == factories.get(factories.size() - 1)) {
                return invoke(
                        factory,
                        null,
                        Arrays.stream(factory.getGenericParameterTypes())
                                .map(each -> value(each, depth + 1))
                                .toArray());
            }
        }
        throw new IllegalStateException(type + " has neither builder() nor of()");
    }

    private static boolean isFactory(Method method) {
        return Modifier.isStatic(method.getModifiers()) && Modifier.isPublic(method.getModifiers());
    }

    /** With all values, and deep inside with those alone that it asks for. */
    private Object built(Method factory, int depth) {
        Object builder = invoke(
                factory,
                null,
                Arrays.stream(factory.getGenericParameterTypes())
                        .map(type -> value(type, depth + 1))
                        .toArray());
        List<Method> setters = Arrays.stream(builder.getClass().getDeclaredMethods())
                .filter(method ->
                        Modifier.isPublic(method.getModifiers()) && method.getReturnType() == builder.getClass())
                .filter(method -> method.getParameterCount() == 1 && !method.isSynthetic())
                .sorted(Comparator.comparing(Method::getName))
                .toList();
        if (depth < DEEP) {
            setters.forEach(setter -> invoke(setter, builder, argument(setter, depth + 1)));
        }
        while (true) {
            try {
                return invoke("build", builder);
            } catch (IllegalStateException e) {
                Method missing = setters.stream()
                        .filter(setter -> String.valueOf(e.getMessage()).contains("." + setter.getName() + "'")
                                || String.valueOf(e.getMessage()).contains("'" + setter.getName() + "'"))
                        .findFirst()
                        .orElse(null);
                if (missing == null || depth > 50) {
                    // A message has the name as in JSON, which may differ: all are set then.
                    if (depth > 50) {
                        throw e;
                    }
                    setters.forEach(setter -> invoke(setter, builder, argument(setter, depth + 1)));
                    return invoke("build", builder);
                }
                invoke(missing, builder, argument(missing, depth + 1));
            }
        }
    }

    private static Object invoke(String method, Object receiver) {
        try {
            return invoke(receiver.getClass().getMethod(method), receiver);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object invoke(Method method, Object receiver, Object... arguments) {
        try {
            return method.invoke(receiver, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** JSON by Moshi, as applications have it. */
    private static final class JsonBodies extends Converter.Factory {
        private final Moshi moshi;

        JsonBodies(Moshi moshi) {
            this.moshi = moshi;
        }

        @Override
        public Converter<?, RequestBody> requestBodyConverter(
                Type type, Annotation[] parameterAnnotations, Annotation[] methodAnnotations, Retrofit retrofit) {
            JsonAdapter<Object> adapter = moshi.adapter(type);
            return value -> RequestBody.create(adapter.toJson(value), MediaType.get("application/json"));
        }

        @Override
        public Converter<ResponseBody, ?> responseBodyConverter(
                Type type, Annotation[] annotations, Retrofit retrofit) {
            JsonAdapter<Object> adapter = moshi.adapter(type);
            return body -> adapter.fromJson(body.source());
        }
    }
}
