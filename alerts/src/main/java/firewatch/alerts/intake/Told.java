package firewatch.alerts.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import firewatch.events.AlarmEpisode;
import firewatch.events.AlarmEvent;
import firewatch.events.DeadLetter;
import firewatch.events.EpisodeConfirmed;
import firewatch.events.EventJson;
import firewatch.events.EventJson.UnreadableEventException;
import firewatch.events.SignalId;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What a record on a topic tells. */
sealed interface Told<E> {
    /** An event, and the record it came in. */
    record Event<E>(E event, ConsumerRecord<byte[], byte[]> record) implements Told<E> {}

    /** No event that this release can read. */
    record Unreadable<E>(DeadLetter letter) implements Told<E> {}

    /** What rules say. */
    static Told<AlarmEvent> alarm(ConsumerRecord<byte[], byte[]> record) {
        return read(record, AlarmEvent.class, Told::requireWhole);
    }

    /** What could not be understood further up. */
    static Told<DeadLetter> deadLetter(ConsumerRecord<byte[], byte[]> record) {
        return read(record, DeadLetter.class, letter -> {
            Objects.requireNonNull(letter.id(), "id");
            Objects.requireNonNull(letter.receivedAt(), "receivedAt");
            Objects.requireNonNull(letter.format(), "format");
            Objects.requireNonNull(letter.source(), "source");
            Objects.requireNonNull(letter.reason(), "reason");
            Objects.requireNonNull(letter.detail(), "detail");
            Objects.requireNonNull(letter.payload(), "payload");
        });
    }

    private static <E> Told<E> read(ConsumerRecord<byte[], byte[]> record, Class<E> type, Consumer<E> check) {
        byte @Nullable [] value = record.value();
        if (value == null) {
            return new Unreadable<>(letter(record, "unreadable", "a record without a value"));
        }
        try {
            E event = EventJson.read(value, type);
            check.accept(event);
            return new Event<>(event, record);
        } catch (UnreadableEventException | NullPointerException e) {
            String why =
                    e.getCause() == null ? String.valueOf(e.getMessage()) + " is missing" : firstLine(e.getCause());
            return new Unreadable<>(letter(record, "unreadable", "no readable " + type.getSimpleName() + ": " + why));
        }
    }

    private static void requireWhole(AlarmEvent event) {
        Objects.requireNonNull(event.id(), "id");
        switch (event) {
            case AlarmEpisode episode -> {
                Objects.requireNonNull(episode.device(), "device");
                Objects.requireNonNull(episode.gateway(), "gateway");
                Objects.requireNonNull(episode.alarmClass(), "alarmClass");
                Objects.requireNonNull(episode.condition(), "condition");
                Objects.requireNonNull(episode.began(), "began");
                Objects.requireNonNull(episode.receivedAt(), "receivedAt");
                Objects.requireNonNull(episode.clock(), "clock");
                Objects.requireNonNull(episode.placement(), "placement");
            }
            case EpisodeConfirmed confirmed -> Objects.requireNonNull(confirmed.incident(), "incident");
        }
    }

    /** The dead letter of a record; its id follows from where the record stands, so that it is kept once. */
    static DeadLetter letter(ConsumerRecord<byte[], byte[]> record, String reason, String detail) {
        String source = record.topic() + "-" + record.partition() + "@" + record.offset();
        return new DeadLetter(
                new SignalId(UUID.nameUUIDFromBytes(source.getBytes(UTF_8))),
                null,
                "event",
                source,
                reason,
                detail,
                Instant.ofEpochMilli(record.timestamp()),
                record.value() == null ? new byte[0] : record.value());
    }

    private static String firstLine(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return message.lines().findFirst().orElse(message);
    }
}
