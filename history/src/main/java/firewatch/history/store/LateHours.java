package firewatch.history.store;

import firewatch.history.store.Rows.Stretch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;

/** The hours that get a reading after they were rolled up. */
final class LateHours {
    private LateHours() {}

    /** Lines are only added, never looked for: so those who store wait for nobody, and a line that is not yet visible cannot be missed. */
    static void note(Rows rows, Keeping keeping, Connection connection) throws SQLException {
        Set<Stretch> hours = rows.hoursBefore(keeping.watchedUntil());
        if (hours.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into late_hour (series, at)
                select series, timestamptz 'epoch' + micros * interval '1 microsecond'
                from unnest(?::int[], ?::int8[]) as told (series, micros)""")) {
            Rows.bind(insert, 1, hours);
            insert.executeUpdate();
        }
    }
}
