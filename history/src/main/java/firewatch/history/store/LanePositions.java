package firewatch.history.store;

import firewatch.history.store.Batch.Lane;
import firewatch.history.store.Batch.LaneStretch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far each partition of the lane is stored: as the database says, and as it once said to this process. It may say
 * less than once: it answers before a commit is on its disk, and where it crashes it forgets the last of them.
 */
final class LanePositions {
    private static final String READ = "select topic, partition, next_offset from lane_position";
    private static final String MARK = """
            insert into lane_position (topic, partition, next_offset)
            select * from unnest(?::text[], ?::int[], ?::int8[])
            on conflict (topic, partition) do update set next_offset = excluded.next_offset""";

    private final Map<Lane, Long> known = new ConcurrentHashMap<>();

    /** The first offset that is not stored; empty where none ever was. */
    OptionalLong next(Lane lane, Connection connection) throws SQLException {
        Long next = read(connection).get(lane);
        if (next == null) {
            return OptionalLong.empty();
        }
        known.put(lane, next);
        return OptionalLong.of(next);
    }

    /** What lies before this batch, was stored once, and is not there any more. */
    List<LaneStretch> forgottenBefore(Batch batch, Connection connection) throws SQLException {
        Map<Lane, Long> present = read(connection);
        List<LaneStretch> forgotten = new ArrayList<>();
        for (LaneStretch told : batch.stretches()) {
            long next = present.getOrDefault(told.lane(), 0L);
            if (next < told.from() && next < known.getOrDefault(told.lane(), 0L)) {
                forgotten.add(new LaneStretch(told.lane(), next, told.from()));
            }
        }
        return forgotten;
    }

    static void mark(Batch batch, Connection connection) throws SQLException {
        Collection<LaneStretch> told = batch.stretches();
        try (PreparedStatement upsert = connection.prepareStatement(MARK)) {
            upsert.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            told.stream().map(stretch -> stretch.lane().topic()).toArray()));
            upsert.setObject(
                    2,
                    told.stream()
                            .mapToInt(stretch -> stretch.lane().partition())
                            .toArray());
            upsert.setObject(3, told.stream().mapToLong(LaneStretch::until).toArray());
            upsert.executeUpdate();
        }
    }

    /** The batch was committed. */
    void stored(Batch batch) {
        batch.stretches().forEach(told -> known.put(told.lane(), told.until()));
    }

    private static Map<Lane, Long> read(Connection connection) throws SQLException {
        Map<Lane, Long> present = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(READ);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                present.put(new Lane(rows.getString(1), rows.getInt(2)), rows.getLong(3));
            }
        }
        return present;
    }
}
