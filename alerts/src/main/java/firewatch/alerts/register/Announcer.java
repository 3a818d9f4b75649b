package firewatch.alerts.register;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Tells Kafka one thing. */
interface Announcer {
    /**
     * Ends well only when the brokers accepted it.
     *
     * @param value null takes the key off the topic
     */
    CompletionStage<Void> announce(String topic, String key, byte @Nullable [] value);
}
