package firewatch.rules.watch;

import java.util.Comparator;

/**
 * When something is to be looked at, in counted time; soonest first.
 *
 * @param name the device or gateway
 * @param part which of its limits; empty where it is not about a limit
 */
record Deadline(long at, Kind kind, String name, String part) implements Comparable<Deadline> {
    private static final Comparator<Deadline> ORDER = Comparator.comparingLong(Deadline::at)
            .thenComparing(Deadline::kind)
            .thenComparing(Deadline::name)
            .thenComparing(Deadline::part);

    /** What is looked at. */
    enum Kind {
        DEVICE,
        GATEWAY,
        LIMIT
    }

    @Override
    public int compareTo(Deadline other) {
        return ORDER.compare(this, other);
    }
}
