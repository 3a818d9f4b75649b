package firewatch.embedded;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the embedded parts from telling their whole life: warnings pass. */
final class QuietLog {
    /** Held, since a logger that nobody holds forgets its level. */
    private static final List<Logger> LOUD = List.of(
            Logger.getLogger("kafka"),
            Logger.getLogger("org.apache.kafka"),
            Logger.getLogger("state.change.logger"),
            Logger.getLogger("io.zonky"));

    private QuietLog() {}

    static void keep() {
        LOUD.forEach(logger -> logger.setLevel(Level.WARNING));
    }
}
