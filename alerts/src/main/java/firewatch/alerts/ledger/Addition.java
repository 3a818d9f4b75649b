package firewatch.alerts.ledger;

import firewatch.events.EpisodeConfirmed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the building level added to an episode. */
record Addition(String incident, @Nullable Instant confirmed) {

    static Addition of(EpisodeConfirmed added) {
        return new Addition(Words.cleaned(added.incident()), added.confirmed());
    }

    /** This and what was added before: the newest incident, the first confirmation. */
    Addition after(@Nullable Addition before) {
        return before == null || before.confirmed() == null ? this : new Addition(incident, before.confirmed());
    }
}
