package firewatch.history.keep;

import firewatch.history.store.Ground;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does the rounds, and tells how they go: a round that failed, or would not throw away so
 * much, turns {@code /q/health} red until one succeeds. It is
 * wellness, not readiness: readings are stored all the same.
 */
@Wellness
@ApplicationScoped
public class Rounds implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(Rounds.class);

    private final Upkeep upkeep;
    private final Ground ground;
    private volatile @Nullable String trouble;

    Rounds(Upkeep upkeep, Ground ground) {
        this.upkeep = upkeep;
        this.ground = ground;
    }

    @Scheduled(
            every = "{history.keep.every}",
            delayed = "{history.start-after}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void round() {
        try {
            Optional<String> refused = upkeep.round();
            refused.ifPresent(LOG::warn);
            trouble = refused.orElse(null);
        } catch (SQLException e) {
            trouble = e.getMessage();
            LOG.warnf("readings are not tidied, trying again: %s", e.getMessage());
        }
    }

    @Override
    public HealthCheckResponse call() {
        String reason = trouble;
        var answer = HealthCheckResponse.named("history keeps its readings in order")
                .status(reason == null)
                .withData("ground", ground.description());
        return reason == null
                ? answer.build()
                : answer.withData("reason", reason).build();
    }
}
