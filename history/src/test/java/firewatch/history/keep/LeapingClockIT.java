package firewatch.history.keep;

import static org.assertj.core.api.Assertions.assertThat;

import firewatch.events.DeviceSignal;
import firewatch.history.BlankMemory;
import firewatch.history.HandMovedClock;
import firewatch.history.Readings;
import firewatch.history.store.Ground;
import firewatch.history.store.MeasurementStore;
import firewatch.realparts.RealKafka;
import firewatch.realparts.RealPostgres;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A clock that says for a while that it is ten years later takes nothing with it. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealPostgres.class)
class LeapingClockIT {
    private static final Instant MONDAY = Instant.parse("2024-01-01T00:00:00Z");
    private static final int HOURS = 15 * 24;
    private static final Instant NOW = MONDAY.plus(Duration.ofHours(HOURS + 1));
    private static final Instant TEN_YEARS_LATER = NOW.plus(Duration.ofDays(3_653));
    private static final String READINGS = "select count(*) from history.measurement where at < '%s'".formatted(NOW);
    private static final String ROLLED_UP = "select count(*) from history.rollup_hour where at < '%s'".formatted(NOW);

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

    @BeforeEach
    void fifteenDaysThatWereTidied() throws SQLException {
        BlankMemory.from(MONDAY, database, ground);
        hear(IntStream.range(0, HOURS)
                .mapToObj(hour -> Readings.at(MONDAY.plus(Duration.ofHours(hour)), "leap-1", hour))
                .toList());
        roundAt(NOW);
    }

    @AfterEach
    void theWallsTime() {
        clock.set(null);
    }

    @Test
    void aTimeThatNoReadingBearsOutIsNotBelieved() throws SQLException {
        assertThat(roundAt(TEN_YEARS_LATER)).isEmpty();

        assertThat(number(READINGS)).isEqualTo(HOURS);
        assertThat(number(ROLLED_UP)).isEqualTo(HOURS);
        assertThat(number("select count(*) from history.keeping where packed_until > '%s'".formatted(NOW)))
                .isZero();
    }

    @Test
    void whereTheEarsClockLeapsTooSoMuchIsNotThrownAwayAtOnce() throws SQLException {
        hear(List.of(Readings.at(TEN_YEARS_LATER, "leap-1", 1)));
        assertThat(roundAt(TEN_YEARS_LATER))
                .hasValueSatisfying(why -> assertThat(why).contains("is the clock right?"));
        hear(List.of(Readings.at(NOW, "leap-1", 1)));
        assertThat(roundAt(NOW)).isEmpty();

        assertThat(number(READINGS)).isEqualTo(HOURS);
        assertThat(number(ROLLED_UP)).isEqualTo(HOURS);
    }

    private void hear(List<DeviceSignal> signals) throws SQLException {
        store.store(Readings.batch(signals));
    }

    private Optional<String> roundAt(Instant time) throws SQLException {
        clock.set(time);
        return upkeep.round();
    }

    private long number(String question) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }
}
