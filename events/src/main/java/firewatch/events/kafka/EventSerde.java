package firewatch.events.kafka;

import firewatch.events.EventJson;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** {@link EventJson} for Kafka; null is a tombstone both ways. */
public record EventSerde<T>(Class<T> type) implements Serde<T> {
    @Override
    @SuppressWarnings("NullAway") // Kafka's own types are not annotated, and null is a tombstone
    public Serializer<T> serializer() {
        return (topic, event) -> event == null ? null : EventJson.write(event);
    }

    @Override
    @SuppressWarnings("NullAway")
    public Deserializer<T> deserializer() {
        return (topic, json) -> json == null ? null : EventJson.read(json, type);
    }
}
