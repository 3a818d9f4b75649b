package firewatch.history.query;

import static org.assertj.core.api.Assertions.assertThat;

import firewatch.events.Quantity;
import firewatch.history.BlankMemory;
import firewatch.history.HandMovedClock;
import firewatch.history.Readings;
import firewatch.history.keep.Upkeep;
import firewatch.history.store.Ground;
import firewatch.history.store.MeasurementStore;
import firewatch.realparts.RealKafka;
import firewatch.realparts.RealPostgres;
import io.quarkus.agroal.DataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a chart costs does not rise with how long readings are kept: the planner looks at the weeks of the chart alone. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealPostgres.class)
class ChartPlanIT {
    private static final String DEVICE = "plan-1";
    private static final Instant MONDAY = Instant.parse("2024-06-03T00:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int WEEKS = 20;
    /** More than PostgreSQL waits before it considers a plan for any parameters. */
    private static final int TIMES = 12;

    /** What this transaction has looked at. */
    private static final String PARTITIONS = """
            select relation::regclass::text from pg_locks join pg_class c on c.oid = relation
            where pid = pg_backend_pid() and c.relkind = 'r' and relation::regclass::text ~ '_20[0-9_]+$'""";

    /** The same where readings lie in a hypertable, each chunk named as a partition would be. */
    private static final String CHUNKS = """
            select 'reading_' || to_char(range_start at time zone 'UTC', 'YYYY_MM_DD')
            from timescaledb_information.chunks
            join pg_locks on relation = format('%I.%I', chunk_schema, chunk_name)::regclass
            where pid = pg_backend_pid() union\s""";

    @Inject
    @DataSource("history")
    javax.sql.DataSource database;

    @Inject
    MeasurementStore store;

    @Inject
    Ground ground;

    @Inject
    MeasurementQuery query;

    @Inject
    Upkeep upkeep;

    @Inject
    HandMovedClock clock;

    @BeforeEach
    void weeksOfWhichHalfArePacked() throws SQLException {
        BlankMemory.from(MONDAY, database, ground);
        for (int week = 0; week < WEEKS; week++) {
            Instant at = MONDAY.plus(WEEK.multipliedBy(week)).plusSeconds(40_000);
            store.store(Readings.batch(List.of(Readings.at(at, DEVICE, 20))));
        }
        clock.set(MONDAY.plus(WEEK.multipliedBy(WEEKS / 2)));
        upkeep.round();
    }

    @AfterEach
    void theWallsTime() {
        clock.set(null);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-06-27T00:00:00Z, 2024-07-04T00:00:00Z, PT1H, rollup_hour_2024_06_01 rollup_hour_2024_07_01,"
                + " rollup_hour_2024_06_01 rollup_hour_2024_07_01",
        "2024-06-25T00:00:00Z, 2024-06-28T00:00:00Z, PT10M, packed_reading_2024_06_24,"
                + " reading_2024_06_20 reading_2024_06_27",
        "2024-09-18T10:00:00Z, 2024-09-18T11:00:00Z, PT10M, reading_2024_09_16, reading_2024_09_12"
    })
    void onlyTheWeeksOfAChartAreLookedAt(String from, String to, String step, String partitions, String chunks)
            throws SQLException {
        ChartSpan span = ChartSpan.of(from, to, step, clock.instant());
        for (int i = 0; i < TIMES; i++) {
            query.chart(DEVICE, Quantity.TEMPERATURE, span);
        }

        assertThat(lookedAt(span)).containsExactlyInAnyOrder((isHypertable() ? chunks : partitions).split(" "));
    }

    private boolean isHypertable() {
        return ground.description().startsWith("a hypertable");
    }

    private List<String> lookedAt(ChartSpan span) {
        return QuarkusTransaction.requiringNew().call(() -> {
            query.chart(DEVICE, Quantity.TEMPERATURE, span);
            List<String> relations = new ArrayList<>();
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(isHypertable() ? CHUNKS + PARTITIONS : PARTITIONS)) {
                while (rows.next()) {
                    relations.add(rows.getString(1));
                }
            }
            return relations;
        });
    }
}
