package firewatch.rules.stream;

import firewatch.events.DeadLetter;
import firewatch.events.DeviceId;
import firewatch.events.DeviceRegistration;
import firewatch.events.DeviceSignal;
import firewatch.events.EventJson;
import firewatch.events.Heard;
import firewatch.events.SignalId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Reads the bytes of a topic. What cannot be read becomes a dead letter and stops nothing. */
final class RecordReader extends ContextualProcessor<String, byte[], String, Incoming> {
    private final Reading reading;

    private RecordReader(Reading reading) {
        this.reading = reading;
    }

    /** How one topic is read. */
    private interface Reading {
        Incoming read(@Nullable String key, byte @Nullable [] value);
    }

    static RecordReader ofSignals() {
        return new RecordReader((_, value) -> {
            if (value == null) {
                throw new IllegalArgumentException("a signal without a value");
            }
            if (EventJson.read(value, Heard.class) instanceof DeviceSignal signal) {
                return new Incoming.Spoken(signal);
            }
            throw new IllegalArgumentException("no signal of a device");
        });
    }

    static RecordReader ofDevices() {
        return new RecordReader((key, value) -> {
            if (key == null) {
                throw new IllegalArgumentException("a registration without a key");
            }
            DeviceRegistration registration = value == null ? null : EventJson.read(value, DeviceRegistration.class);
            return new Incoming.Written(new DeviceId(key), registration);
        });
    }

    @Override
    public void process(Record<String, byte[]> bytes) {
        context().forward(bytes.withValue(read(bytes)));
    }

    private Incoming read(Record<String, byte[]> bytes) {
        try {
            return reading.read(bytes.key(), bytes.value());
        } catch (IllegalArgumentException | EventJson.UnreadableEventException e) {
            return new Incoming.Unreadable(deadLetter(bytes, e));
        }
    }

    /** Named by its place on the topic, so that a replay writes the same letter. */
    private DeadLetter deadLetter(Record<String, byte[]> bytes, RuntimeException reason) {
        RecordMetadata place = context().recordMetadata().orElseThrow();
        String source = place.topic() + "-" + place.partition() + "@" + place.offset();
        Throwable root = reason.getCause() == null ? reason : reason.getCause();
        return new DeadLetter(
                new SignalId(UUID.nameUUIDFromBytes(source.getBytes(StandardCharsets.UTF_8))),
                null,
                "kafka",
                source,
                "unreadable_record",
                reason.getMessage() + ": " + root.getClass().getSimpleName(),
                Instant.ofEpochMilli(bytes.timestamp()),
                bytes.value() == null ? new byte[0] : bytes.value());
    }
}
