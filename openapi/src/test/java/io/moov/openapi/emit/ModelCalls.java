package io.moov.openapi.emit;

import com.squareup.moshi.JsonAdapter;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;

/** Calls generated models, which no test knows when it is compiled. */
final class ModelCalls {
    private ModelCalls() {}

    static Object builder(CompiledApi module, String model) {
        return invoke(method(module.type(model), "builder"), null);
    }

    static Object build(Object builder) {
        return call(builder, "build");
    }

    static Object set(Object builder, String property, Object value) {
        return call(builder, property, value);
    }

    static Object call(Object target, String name, Object... arguments) {
        Method method = Arrays.stream(target.getClass().getMethods())
                .filter(each -> each.getName().equals(name) && each.getParameterCount() == arguments.length)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no method " + name));
        return invoke(method, target, arguments);
    }

    static Method method(Class<?> type, String name, Class<?>... parameters) {
        try {
            return type.getMethod(name, parameters);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    static Object invoke(Method method, Object target, Object... arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    static String roundTrip(CompiledApi module, String model, String json) throws IOException {
        return json(module, model, module.adapter(model).fromJson(json));
    }

    static String json(CompiledApi module, String model, Object value) {
        JsonAdapter<Object> adapter = module.moshi.adapter((Type) module.type(model));
        return adapter.toJson(value);
    }
}
