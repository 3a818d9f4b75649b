package firewatch.rules.watch;

import firewatch.events.Condition;
import firewatch.events.EpisodeId;
import java.util.Set;

/** An episode of a device that is open, as far as the health of its building needs it. */
public record OpenEpisode(EpisodeId id, long version, Set<Condition> conditions) {
    public OpenEpisode {
        conditions = Condition.inOrder(conditions);
    }
}
