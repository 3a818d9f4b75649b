package firewatch.history.store;

import static org.assertj.core.api.Assertions.assertThat;

import firewatch.events.DeviceSignal;
import firewatch.history.BlankMemory;
import firewatch.history.HandMovedClock;
import firewatch.history.Readings;
import firewatch.history.keep.Upkeep;
import firewatch.realparts.RealKafka;
import firewatch.realparts.RealPostgres;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies in a packed week. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealPostgres.class)
class PackedBlocksIT {
    private static final Instant MONDAY = Instant.parse("2024-01-01T00:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration PAUSE = Duration.ofMinutes(10);

    @Inject
    @DataSource("history")
    javax.sql.DataSource database;

    @Inject
    MeasurementStore store;

    @Inject
    Ground ground;

    @Inject
    Upkeep upkeep;

    @Inject
    HandMovedClock clock;

    @AfterEach
    void theWallsTime() {
        clock.set(null);
    }

    @Test
    void aWeekIsCutIntoBlocksOfOneSize() throws SQLException {
        BlankMemory.from(MONDAY, database, ground);
        List<DeviceSignal> week = new ArrayList<>();
        for (Instant at = MONDAY; at.isBefore(MONDAY.plus(WEEK)); at = at.plus(PAUSE)) {
            week.add(Readings.at(at, "block-1", 20));
        }
        week.add(Readings.at(MONDAY.plus(WEEK.multipliedBy(2)), "block-2", 20));
        store.store(Readings.batch(week));
        clock.set(MONDAY.plus(WEEK.multipliedBy(2)));
        upkeep.round();

        List<Integer> expected =
                switch (ground) {
                    case WeeklyPartitions _ -> List.of(504, 504);
                    case Hypertable _ -> List.of(); // it packs by itself
                };
        assertThat(blocks()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, 21.5, -273.15, 1e300, Double.MIN_VALUE, Double.NaN, Double.NEGATIVE_INFINITY})
    void theDatabaseNumbersReadingsAsWeDo(double value) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select nth_of(?)")) {
            select.setDouble(1, value);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(Double.hashCode(value));
            }
        }
    }

    private List<Integer> blocks() throws SQLException {
        List<Integer> blocks = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select cardinality(vals) from packed_reading order by first_at");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                blocks.add(rows.getInt(1));
            }
        }
        return blocks;
    }
}
