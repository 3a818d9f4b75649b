package firewatch.history.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One partition of readings a day (UTC), made when the first reading of that day comes. */
final class Partitions {
    /** Days further from now than this go to the default partition: a device clock must not make a thousand tables. */
    private static final Duration NEAR = Duration.ofDays(400);

    private final Set<LocalDate> made = new HashSet<>();

    void ensure(List<StoredReading> readings, Instant now, Connection connection) throws SQLException {
        for (StoredReading reading : readings) {
            LocalDate day = LocalDate.ofInstant(reading.at(), ZoneOffset.UTC);
            if (!made.contains(day) && isNear(reading.at(), now)) {
                make(day, connection);
                made.add(day);
            }
        }
    }

    /** After a rollback nobody knows which were made. */
    void forget() {
        made.clear();
    }

    private static boolean isNear(Instant at, Instant now) {
        return Duration.between(at, now).abs().compareTo(NEAR) < 0;
    }

    private static void make(LocalDate day, Connection connection) throws SQLException {
        String name = "measurement_" + day.toString().replace('-', '_');
        Instant from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists %s partition of measurement for values from ('%s') to ('%s')"
                    .formatted(name, from, from.plus(1, ChronoUnit.DAYS)));
        }
    }
}
