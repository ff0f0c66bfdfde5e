package io.moov.client.token;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Writes down what it hears, with everything that a logger could print. */
final class EventLog implements TokenEvents {
    private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();

    /** One event. */
    record Heard(String event, Set<Scope> scopes, Duration took, RuntimeException failure, String text) {}

    List<String> names() {
        return heard.stream().map(Heard::event).toList();
    }

    /** The only event of that name. */
    Heard only(String event) {
        List<Heard> found =
                heard.stream().filter(each -> each.event().equals(event)).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " events " + event + " in " + names());
        }
        return found.get(0);
    }

    /** All that was handed over, as text. */
    String everything() {
        return heard.toString();
    }

    @Override
    public void fetched(Set<Scope> scopes, Duration took) {
        heard.add(new Heard("fetched", scopes, took, null, ""));
    }

    @Override
    public void refreshed(Set<Scope> scopes, Duration took) {
        heard.add(new Heard("refreshed", scopes, took, null, ""));
    }

    @Override
    public void adopted(Set<Scope> scopes, Duration took) {
        heard.add(new Heard("adopted", scopes, took, null, ""));
    }

    @Override
    public void failed(Set<Scope> scopes, RuntimeException failure, Duration took) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        heard.add(new Heard("failed", scopes, took, failure, trace.toString()));
    }

    @Override
    public void evicted(Set<Scope> scopes) {
        heard.add(new Heard("evicted", scopes, Duration.ZERO, null, ""));
    }

    @Override
    public void storeDegraded(Set<Scope> scopes, String reason) {
        heard.add(new Heard("storeDegraded", scopes, Duration.ZERO, null, reason));
    }
}
