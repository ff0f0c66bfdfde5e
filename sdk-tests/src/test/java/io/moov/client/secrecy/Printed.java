package io.moov.client.secrecy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** All that an application, a debugger or a log would show of an object. */
final class Printed {
    private Printed() {}

    static List<String> of(Object object) {
        List<String> texts = new ArrayList<>();
        if (object instanceof Throwable) {
            add(texts, (Throwable) object, Collections.newSetFromMap(new IdentityHashMap<>()));
        } else {
            texts.add(String.valueOf(object));
        }
        return texts;
    }

    private static void add(List<String> texts, Throwable throwable, Set<Throwable> seen) {
        if (throwable == null || !seen.add(throwable)) {
            return;
        }
        texts.add(throwable.toString());
        texts.add(String.valueOf(throwable.getMessage()));
        texts.add(String.valueOf(throwable.getLocalizedMessage()));
        StringWriter trace = new StringWriter();
        throwable.printStackTrace(new PrintWriter(trace, true));
        texts.add(trace.toString());
        add(texts, throwable.getCause(), seen);
        for (Throwable suppressed : throwable.getSuppressed()) {
            add(texts, suppressed, seen);
        }
    }
}
