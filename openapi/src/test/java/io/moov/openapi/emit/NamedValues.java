package io.moov.openapi.emit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import retrofit2.http.Body;

/** Values by the names of parameters, as a document has them, for methods that take some of them together. */
final class NamedValues {
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();

    NamedValues(Object... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
    }

    boolean areUsed() {
        return used.equals(values.keySet());
    }

    /** What a method takes: the value of its name, that value as a factory wraps it, or several as a builder takes them. */
    Object of(Parameter parameter) throws Exception {
        Class<?> type = parameter.getType();
        Optional<Method> builder = factory(type, "builder", 0);
        String name = parameter.isAnnotationPresent(Body.class) ? "body" : parameter.getName();
        if (builder.isPresent() && !values.containsKey(name)) {
            return built(invoke(builder.get(), null));
        }
        Object value = take(name);
        Optional<Method> wrapper = factory(type, "of", 1);
        return wrapper.isEmpty() || type.isInstance(value) ? value : invoke(wrapper.get(), null, value);
    }

    private Object built(Object builder) throws Exception {
        for (Method setter : builder.getClass().getMethods()) {
            if (values.containsKey(setter.getName()) && setter.getParameterCount() == 1) {
                invoke(setter, builder, take(setter.getName()));
            }
        }
        return invoke(builder.getClass().getMethod("build"), builder);
    }

    private Object take(String name) {
        if (values.containsKey(name)) {
            used.add(name);
        }
        return values.get(name);
    }

    private static Optional<Method> factory(Class<?> type, String name, int arguments) {
        return Arrays.stream(type.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == arguments)
                .findFirst();
    }

    private static Object invoke(Method method, Object receiver, Object... arguments) throws Exception {
        try {
            return method.invoke(receiver, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
