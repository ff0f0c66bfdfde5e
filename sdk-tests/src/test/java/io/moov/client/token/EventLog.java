package io.moov.client.token;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Writes down what it hears, with everything that a logger could print. */
final class EventLog implements TokenListener {
    private final Queue<Event> heard = new ConcurrentLinkedQueue<>();

    @Override
    public void onEvent(Event event) {
        heard.add(event);
    }

    List<Kind> kinds() {
        return heard.stream().map(Event::getKind).toList();
    }

    /** Waits until so many events came: they come after the callers have their token. */
    List<Kind> await(int count) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (heard.size() < count) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not " + count + " events in 30 s, but " + kinds());
            }
            LockSupport.parkNanos(1_000_000);
        }
        return kinds();
    }

    /** The only event of that kind. */
    Event only(Kind kind) {
        List<Event> found =
                heard.stream().filter(each -> each.getKind() == kind).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " events " + kind + " in " + kinds());
        }
        return found.get(0);
    }

    /** All that was handed over, as text. */
    String everything() {
        StringWriter text = new StringWriter();
        heard.forEach(event -> {
            text.append(event.toString());
            if (event.getFailure() != null) {
                event.getFailure().printStackTrace(new PrintWriter(text));
            }
        });
        return text.toString();
    }
}
