package firewatch.history;

import firewatch.events.kafka.TopicSetup;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.Map;

/** Sees to it that the topics exist before the intake asks for them. */
@ApplicationScoped
class HistoryWiring {
    private final Map<String, Object> kafka;

    HistoryWiring(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent event) {
        TopicSetup.ensure(kafka);
    }
}
