package io.moov.client.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Times of an event that comes at random within a span, each moment as likely as another. */
public final class Spread {
    /** Of so many, a tenth of the span has none or a quarter with a chance of less than one in a million million. */
    public static final int ENOUGH = 300;

    private static final int PARTS = 10;

    private final Duration shortest;
    private final Duration longest;
    private final List<Duration> times = new ArrayList<>();

    public Spread(Duration shortest, Duration longest) {
        this.shortest = shortest;
        this.longest = longest;
    }

    public void add(Duration time) {
        times.add(time);
    }

    public int size() {
        return times.size();
    }

    /** None is outside of the span, and each tenth of it has some, but none has a quarter of all. */
    public void assertEven() {
        assertThat(times)
                .hasSizeGreaterThanOrEqualTo(ENOUGH)
                .allSatisfy(time -> assertThat(time).isBetween(shortest, longest));
        Duration part = longest.minus(shortest).dividedBy(PARTS);
        for (int i = 0; i < PARTS; i++) {
            Duration from = shortest.plus(part.multipliedBy(i));
            Duration to = from.plus(part);
            assertThat(times)
                    .filteredOn(time -> time.compareTo(from) >= 0 && time.compareTo(to) <= 0)
                    .as("from %s to %s", from, to)
                    .hasSizeBetween(1, times.size() / 4);
        }
    }
}
