package firewatch.history.store;

import firewatch.history.store.StoredReading.Counted;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Messages without a time that places them, remembered for as long as a resend is likely. */
final class ResendMemory {
    /** A resend later than that is a reading of its own. */
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private static final String REMEMBER = """
            insert into counted_message as known (device, seq, digest, received_at)
            select device, seq, digest, timestamptz 'epoch' + micros * interval '1 microsecond'
            from unnest(?::text[], ?::int8[], ?::int[], ?::int8[]) as told (device, seq, digest, micros)
            on conflict (device, seq, digest) do update set received_at = excluded.received_at
            where known.received_at < excluded.received_at - ?::interval
            returning device, seq, digest""";

    private ResendMemory() {}

    /** What tells one message from another. */
    private record Mark(String device, long seq, int digest) {
        static Mark of(Counted message) {
            return new Mark(message.device().value(), message.mark(), message.digest());
        }
    }

    /** Leaves out the readings of messages that came before. */
    static List<StoredReading> withoutResends(List<StoredReading> readings, Connection connection) throws SQLException {
        Map<Mark, Counted> firstOfEach = new LinkedHashMap<>();
        readings.stream()
                .map(StoredReading::counted)
                .filter(Objects::nonNull)
                .forEach(message -> firstOfEach.putIfAbsent(Mark.of(message), message));
        if (firstOfEach.isEmpty()) {
            return readings;
        }
        Set<Mark> fresh = remember(firstOfEach, connection);
        return readings.stream()
                .filter(reading -> isFresh(reading, firstOfEach, fresh))
                .toList();
    }

    /** All readings of one message stand, those of the same message sent again within the batch do not. */
    private static boolean isFresh(StoredReading reading, Map<Mark, Counted> firstOfEach, Set<Mark> fresh) {
        Counted message = reading.counted();
        if (message == null) {
            return true;
        }
        Mark mark = Mark.of(message);
        return fresh.contains(mark) && message.equals(firstOfEach.get(mark));
    }

    private static Set<Mark> remember(Map<Mark, Counted> messages, Connection connection) throws SQLException {
        Set<Mark> fresh = new HashSet<>();
        try (PreparedStatement insert = connection.prepareStatement(REMEMBER)) {
            Set<Mark> marks = messages.keySet();
            insert.setArray(
                    1,
                    connection.createArrayOf(
                            "text", marks.stream().map(Mark::device).toArray()));
            insert.setObject(2, marks.stream().mapToLong(Mark::seq).toArray());
            insert.setObject(3, marks.stream().mapToInt(Mark::digest).toArray());
            insert.setObject(
                    4,
                    messages.values().stream()
                            .mapToLong(message -> ChronoUnit.MICROS.between(Instant.EPOCH, message.receivedAt()))
                            .toArray());
            insert.setString(5, WINDOW.toString());
            try (ResultSet rows = insert.executeQuery()) {
                while (rows.next()) {
                    fresh.add(new Mark(rows.getString(1), rows.getLong(2), rows.getInt(3)));
                }
            }
        }
        return fresh;
    }

    /** Forgets those that are too old to be sent again. */
    static void forgetBefore(Instant now, Connection connection) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from counted_message where received_at < ?")) {
            delete.setObject(1, now.minus(WINDOW).atOffset(ZoneOffset.UTC));
            delete.executeUpdate();
        }
    }
}
