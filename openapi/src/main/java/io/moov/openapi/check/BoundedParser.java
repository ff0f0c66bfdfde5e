package io.moov.openapi.check;

import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.parser.Parser;

/** Stops where a document nests too deep, before those who follow the nesting run out of stack. */
final class BoundedParser implements Parser {
    static final int DEEPEST = 200;

    private final Parser parser;
    private int depth;

    BoundedParser(Parser parser) {
        this.parser = parser;
    }

    @Override
    public boolean checkEvent(Event.ID choice) {
        return parser.checkEvent(choice);
    }

    @Override
    public Event peekEvent() {
        return parser.peekEvent();
    }

    @Override
    public boolean hasNext() {
        return parser.hasNext();
    }

    @Override
    public Event next() {
        Event event = parser.next();
        switch (event.getEventId()) {
            case MappingStart, SequenceStart -> depth++;
            case MappingEnd, SequenceEnd -> depth--;
            default -> {}
        }
        if (depth > DEEPEST) {
            throw new Unreadable(Problems.at(
                    event.getStartMark().orElse(null),
                    "nested more than " + DEEPEST + " levels deep; name inner parts as components"));
        }
        return event;
    }
}
