package firewatch.alerts.database;

import firewatch.events.kafka.TopicSetup;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/** Makes the topics before the first consumer of this service asks for them. */
@ApplicationScoped
class AlertsTopics {
    private static final int BEFORE_CONSUMERS = 1;

    private final Map<String, Object> kafka;

    AlertsTopics(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    void make(@Observes @Priority(BEFORE_CONSUMERS) StartupEvent start) {
        TopicSetup.ensure(kafka);
    }
}
