package io.moov.openapi.emit;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.Retrofit;

/** A generated module whose operations are called, with a server of the tests' own at the other end of a socket. */
final class CalledApi implements AutoCloseable {
    final CompiledApi module;
    private final MockWebServer server = new MockWebServer();
    private final Retrofit retrofit;

    CalledApi(String resource) throws IOException {
        module = CompiledApi.ofResource(resource);
        server.start();
        MoshiBodies bodies = new MoshiBodies(module.moshi);
        retrofit = new Retrofit.Builder()
                .baseUrl(server.url("/base/"))
                .client(bodies.client())
                .addConverterFactory(bodies)
                .validateEagerly(true)
                .build();
    }

    /** The interfaces, each of which Retrofit has looked through. */
    List<Class<?>> interfaces() {
        return module.texts.keySet().stream()
                .filter(name -> name.endsWith("Api"))
                .<Class<?>>map(name -> module.type(name))
                .peek(retrofit::create)
                .toList();
    }

    /** The methods that callers have for an operation. */
    Stream<Method> methods(String operation) {
        return interfaces().stream()
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(method -> method.getName().equals(operation))
                .filter(method -> Arrays.stream(method.getParameterTypes())
                        .allMatch(type -> Modifier.isPublic(type.getModifiers())));
    }

    /** What Retrofit and the core read of an operation: its annotations are on the method that sends. */
    Method sending(String operation) {
        return interfaces().stream()
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(method -> method.getName().equals(operation) && !method.isDefault())
                .findFirst()
                .orElseThrow();
    }

    Call<?> call(String operation, Object... arguments) {
        Method method = methods(operation)
                .filter(each -> fits(each, arguments))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + operation + Arrays.toString(arguments)));
        return (Call<?>) ModelCalls.invoke(method, retrofit.create(method.getDeclaringClass()), arguments);
    }

    private static boolean fits(Method method, Object... arguments) {
        Class<?>[] types = method.getParameterTypes();
        boolean fits = types.length == arguments.length;
        for (int i = 0; fits && i < types.length; i++) {
            fits = types[i].isPrimitive() || arguments[i] == null || types[i].isInstance(arguments[i]);
        }
        return fits;
    }

    /** Calls an operation that answers nothing, and gives what the server saw. */
    RecordedRequest sent(String operation, Object... arguments) throws Exception {
        answered(new MockResponse.Builder().code(204).build(), operation, arguments);
        return server.takeRequest();
    }

    /** Calls an operation with what stands at the names of its parameters, and gives what the server saw. */
    RecordedRequest sentWith(String operation, Object... namesAndValues) throws Exception {
        return sent(operation, arguments(operation, namesAndValues));
    }

    /**
     * The arguments that stand at the names of an operation's parameters, and at {@code body}: one by one, or within the value that they
     * travel in.
     */
    Object[] arguments(String operation, Object... namesAndValues) throws Exception {
        for (Method method : methods(operation)
                .sorted(Comparator.comparing(Method::getParameterCount))
                .toList()) {
            NamedValues values = new NamedValues(namesAndValues);
            Object[] arguments = new Object[method.getParameterCount()];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = values.of(method.getParameters()[i]);
            }
            if (values.areUsed()) {
                return arguments;
            }
        }
        throw new AssertionError("no " + operation + Arrays.toString(namesAndValues));
    }

    Response<?> answered(MockResponse answer, String operation, Object... arguments) throws IOException {
        server.enqueue(answer);
        return call(operation, arguments).execute();
    }

    RecordedRequest lastRequest() throws InterruptedException {
        return server.takeRequest();
    }

    /** A value of a model, from its JSON. */
    Object model(String type, String json) {
        try {
            return module.adapter(type).fromJson(json.replace('\'', '"'));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
