package firewatch.rules.stream;

import firewatch.events.DeadLetter;
import firewatch.events.SignalId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** A record of a topic that nobody can read, as a dead letter. */
final class UnreadableRecord {
    private UnreadableRecord() {}

    /** Named by its place on the topic, so that a replay writes the same letter. */
    static DeadLetter letter(Record<String, byte[]> bytes, RecordMetadata place, RuntimeException reason) {
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
