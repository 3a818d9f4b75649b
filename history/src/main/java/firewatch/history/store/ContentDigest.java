package firewatch.history.store;

import firewatch.events.Reading;
import firewatch.events.Signal.Measured;
import org.jspecify.annotations.Nullable;

/** A number for what a message measured: it is stored, so it is the same in every process. */
final class ContentDigest {
    private ContentDigest() {}

    /** Made of names and numbers only: what an enum calls its hash code differs from one process to the next. */
    static int of(@Nullable String point, Measured measured) {
        int digest = point == null ? 0 : point.hashCode();
        for (Reading reading : measured.readings()) {
            digest = 31 * digest + reading.quantity().wireName().hashCode();
            digest = 31 * digest + reading.channel();
            digest = 31 * digest + Double.hashCode(reading.value());
        }
        return digest;
    }
}
