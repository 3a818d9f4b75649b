package firewatch.alerts.health;

import java.util.List;

/** Whoever is told that the health of buildings changed, in the transaction that writes it. */
public interface HealthChanges {
    void changed(List<Health> healths);
}
