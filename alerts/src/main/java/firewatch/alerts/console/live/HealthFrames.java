package firewatch.alerts.console.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import firewatch.alerts.database.AfterCommit;
import firewatch.alerts.health.Health;
import firewatch.alerts.health.HealthChanges;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Writes every change of a building's health into the feed, for those who may see the building. */
@Singleton
final class HealthFrames implements HealthChanges {
    private final FeedStore feed;
    private final ObjectMapper json;
    private final AfterCommit afterCommit;
    private final Bell bell;

    HealthFrames(FeedStore feed, ObjectMapper json, AfterCommit afterCommit, Bell bell) {
        this.feed = feed;
        this.json = json;
        this.afterCommit = afterCommit;
        this.bell = bell;
    }

    @Override
    public void changed(List<Health> healths) {
        feed.add(healths.stream().map(this::entry).toList());
        afterCommit.run(bell::ring);
    }

    private FeedStore.Fresh entry(Health health) {
        Instant at = Objects.requireNonNull(health.at(), "what changed has a time");
        return new FeedStore.Fresh(at, "health", health.building(), null, written(health));
    }

    private String written(Health health) {
        try {
            return json.writeValueAsString(health);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("health is always JSON", e);
        }
    }
}
