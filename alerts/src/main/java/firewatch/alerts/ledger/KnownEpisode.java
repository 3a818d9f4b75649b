package firewatch.alerts.ledger;

import firewatch.events.AlarmEpisode;
import firewatch.events.Condition;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** The newest snapshot of an episode that the ledger has, and the case it belongs to. */
record KnownEpisode(UUID alarm, AlarmEpisode snapshot) {

    /** Whether a snapshot says nothing that is not known already. */
    boolean isAtLeast(AlarmEpisode other) {
        return snapshot.version() >= other.version();
    }

    /** Whether it got worse since: a condition joined, or one came back. */
    boolean gotWorse(AlarmEpisode now) {
        Set<Condition> joined = new HashSet<>(now.conditions());
        joined.removeAll(snapshot.conditions());
        return !joined.isEmpty();
    }
}
