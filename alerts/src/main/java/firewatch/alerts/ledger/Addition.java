package firewatch.alerts.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the building level added to an episode. */
record Addition(String incident, @Nullable Instant confirmed) {}
