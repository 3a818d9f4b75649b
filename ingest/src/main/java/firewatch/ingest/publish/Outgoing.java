package firewatch.ingest.publish;

import org.jspecify.annotations.Nullable;

/**
 * One event on its way into Kafka.
 *
 * @param everyPartition a copy goes to each partition of the topic, and it is accepted when all are
 * @param event what {@link Wire} can write; null is a tombstone
 * @param accepted called once, on a thread of the lane, when all in-sync replicas have it
 * @param leftOut called once instead, where it can never be written
 */
record Outgoing(
        String topic,
        boolean everyPartition,
        @Nullable String key,
        @Nullable Object event,
        Runnable accepted,
        Runnable leftOut) {

    static Outgoing keyed(String topic, String key, @Nullable Object event, Runnable accepted) {
        return new Outgoing(topic, false, key, event, accepted, () -> {});
    }

    static Outgoing toEveryPartition(String topic, @Nullable String key, Object event, Runnable accepted) {
        return new Outgoing(topic, true, key, event, accepted, () -> {});
    }

    Outgoing whenLeftOut(Runnable told) {
        return new Outgoing(topic, everyPartition, key, event, accepted, told);
    }
}
