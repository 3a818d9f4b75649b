package firewatch.rules.stream;

import firewatch.events.DeviceId;
import firewatch.events.DeviceRegistration;
import firewatch.events.DeviceSignal;
import firewatch.events.EventJson;
import firewatch.events.Heard;
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
            RecordMetadata place = context().recordMetadata().orElseThrow();
            return new Incoming.Unreadable(UnreadableRecord.letter(bytes, place, e));
        }
    }
}
