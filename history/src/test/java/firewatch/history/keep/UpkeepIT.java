package firewatch.history.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import firewatch.events.DeviceSignal;
import firewatch.history.BlankMemory;
import firewatch.history.HandMovedClock;
import firewatch.history.Readings;
import firewatch.history.store.Ground;
import firewatch.history.store.MeasurementStore;
import firewatch.history.store.Outcome.Stored;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rounds of upkeep over readings of years gone by, by a clock that is moved by hand. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealPostgres.class)
class UpkeepIT {
    private static final Instant MONDAY = Instant.parse("2024-01-01T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant BEGINNING = Instant.parse("2023-12-18T00:00:00Z");

    /** Hours that are not what their readings make them. */
    private static final String WRONG_HOURS = """
            select count(*) from
              (select series, date_trunc('hour', at, 'UTC') as at, count(*), min(value), max(value), sum(value)
               from history.measurement group by 1, 2) raw
            full join history.rollup_hour rolled using (series, at)
            where at < (select rolled_until from history.keeping)
              and (raw.count is distinct from rolled.count or raw.min is distinct from rolled.min
                or raw.max is distinct from rolled.max or not abs(raw.sum - rolled.sum) < 1e-6)""";

    private static final String EVERYTHING =
            "select coalesce(sum(hashtextextended(m::text, 0)::numeric), 0)" + " from history.measurement m";
    private static final String ROWS = "select count(*) from history.reading where at < '%s'";
    /** Those that are not compressed, or only in part (status bit 8). */
    private static final String CHUNKS = """
            select count(*) from timescaledb_information.chunks where range_end <= '%s' and (not is_compressed or
              _timescaledb_functions.chunk_status(format('%%I.%%I', chunk_schema, chunk_name)::regclass) & 8 > 0)""";

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
    void nothingYet() throws SQLException {
        BlankMemory.from(BEGINNING, database, ground);
    }

    @AfterEach
    void theWallsTime() {
        clock.set(null);
    }

    @Test
    void hoursAreRolledUpWhenTheyAreOver() throws SQLException {
        store(days(2));
        roundAt(MONDAY.plus(DAY).plusSeconds(299));
        assertThat(number("select count(*) from history.rollup_hour")).isEqualTo(3 * 23);
        roundAt(MONDAY.plus(DAY).plusSeconds(300));

        assertThat(number("select count(*) from history.rollup_hour")).isEqualTo(3 * 24);
        assertThat(number(WRONG_HOURS)).isZero();
    }

    @Test
    void lateAndRepeatedReadingsGiveTheSameHoursAsIfTheyHadComeInTime() throws SQLException {
        List<DeviceSignal> all = days(3);
        List<DeviceSignal> late =
                all.stream().filter(signal -> signal.seq() % 7 == 0).toList();
        store(all.stream().filter(signal -> signal.seq() % 7 != 0).toList());
        roundAt(MONDAY.plus(DAY.multipliedBy(4)));
        long without = number("select sum(count) from history.rollup_hour");
        store(late);
        store(all);
        roundAt(MONDAY.plus(DAY.multipliedBy(4)));

        assertThat(number("select sum(count) from history.rollup_hour")).isEqualTo(all.size());
        assertThat(without).isLessThan(all.size());
        assertThat(number(WRONG_HOURS)).isZero();
    }

    @Test
    void whoIsStoringWhileItRollsUpIsNotMissed() throws Exception {
        store(days(1));
        try (Connection slow = database.getConnection()) {
            slow.setAutoCommit(false);
            run("select 1 from history.keeping for share", slow);
            run(
                    "insert into history.reading (series, at, nth, value)"
                            + " select min(series), '2024-01-01T05:59Z', 1, 99 from history.reading",
                    slow);
            CompletableFuture<Void> round = CompletableFuture.runAsync(this::roundAfterADay);
            await().atMost(Duration.ofSeconds(20)).until(this::somebodyWaits);
            slow.commit();
            round.join();
        }
        assertThat(number(WRONG_HOURS)).isZero();
        assertThat(number("select count(*) from history.rollup_hour where max = 99"))
                .isEqualTo(1);
    }

    @Test
    void aRoundThatWasBrokenOffIsTakenUpAgain() throws SQLException {
        store(days(2));
        run("update history.keeping set watched_until = '2024-01-02T00:00Z'");
        store(List.of(Readings.at(MONDAY.plusSeconds(30), "keep-0", 50)));
        roundAfterADay();

        assertThat(number(WRONG_HOURS)).isZero();
        assertThat(number("select count(*) from history.rollup_hour where max = 50"))
                .isEqualTo(1);
    }

    @Test
    void aWeekThatIsOverIsPackedAndSaysTheSame() throws SQLException {
        store(days(10));
        String before = text(EVERYTHING);
        roundAt(MONDAY.plus(DAY.multipliedBy(9)).minusSeconds(1));
        assertThat(unpackedBefore(MONDAY.plus(DAY.multipliedBy(7)))).isPositive();
        roundAt(MONDAY.plus(DAY.multipliedBy(9)));

        assertThat(text(EVERYTHING)).isEqualTo(before);
        assertThat(number(WRONG_HOURS)).isZero();
        assertThat(unpackedBefore(MONDAY.plus(DAY.multipliedBy(7)))).isZero();
    }

    @Test
    void aStrangerReadsPackedWeeksToo() throws SQLException {
        List<DeviceSignal> all = days(10);
        store(all);
        roundAt(MONDAY.plus(DAY.multipliedBy(9)));
        try (Connection stranger = database.getConnection()) {
            stranger.setAutoCommit(false);
            run("set local search_path = pg_catalog", stranger);
            try (Statement statement = stranger.createStatement();
                    ResultSet found = statement.executeQuery("select count(*) from history.measurement")) {
                assertThat(found.next()).isTrue();
                assertThat(found.getLong(1)).isEqualTo(all.size());
            }
        }
    }

    @Test
    void aPackedWeekTakesWhatIsLateAndRefusesWhatItHas() throws SQLException {
        List<DeviceSignal> all = days(10);
        List<DeviceSignal> late =
                all.stream().filter(signal -> signal.seq() % 50 == 0).toList();
        store(all.stream().filter(signal -> signal.seq() % 50 != 0).toList());
        roundAt(MONDAY.plus(DAY.multipliedBy(12)));
        store(late);
        assertThat(number("select count(*) from history.measurement")).isEqualTo(all.size());
        assertThat(store(all)).isZero();
        roundAt(MONDAY.plus(DAY.multipliedBy(12)));
        assertThat(store(all)).isZero();

        assertThat(number("select count(*) from history.measurement")).isEqualTo(all.size());
        assertThat(number(WRONG_HOURS)).isZero();
    }

    @Test
    void whatIsTooOldIsThrownAwayAndItsHoursStay() throws SQLException {
        store(days(15));
        roundAt(MONDAY.plus(DAY.multipliedBy(16)));
        long hours = number("select count(*) from history.rollup_hour");
        store(List.of(Readings.at(MONDAY.plus(DAY.multipliedBy(7 + 400)).minusSeconds(2), "keep-0", 20)));
        roundAt(MONDAY.plus(DAY.multipliedBy(7 + 400)).minusSeconds(1));
        assertThat(oldest()).isEqualTo(MONDAY);
        roundAt(MONDAY.plus(DAY.multipliedBy(7 + 400)));

        assertThat(oldest()).isEqualTo(MONDAY.plus(DAY.multipliedBy(7)));
        assertThat(number("select count(*) from history.rollup_hour")).isEqualTo(hours);
        run("delete from history.reading; delete from history.packed_reading");
        store(List.of(Readings.at(MONDAY.plus(DAY.multipliedBy(31 + 3650)), "keep-0", 20)));
        roundAt(MONDAY.plus(DAY.multipliedBy(31 + 3650)));
        assertThat(number("select count(*) from history.rollup_hour")).isZero();
    }

    @Test
    void aTimeBeforeAllThatIsKeptIsNotBelieved() throws SQLException {
        Instant now = MONDAY.plus(DAY.multipliedBy(900));
        run("update history.keeping set kept_from = '2025-05-12T00:00Z'");
        DeviceSignal stopped = Readings.told("keep-0", MONDAY.plusSeconds(60), now, null, 21);
        DeviceSignal again = Readings.told("keep-0", MONDAY.plusSeconds(60), now.plusSeconds(5), null, 21);

        DeviceSignal other = Readings.told("keep-0", MONDAY.plusSeconds(90), now, null, 21);

        assertThat(store(List.of(stopped, again, other))).isEqualTo(2);
        assertThat(oldest()).isEqualTo(now);
    }

    /** Three devices that tell every ten minutes, two of them with a clock that wavers. */
    private static List<DeviceSignal> days(int days) {
        Random random = new Random(7);
        List<DeviceSignal> signals = new ArrayList<>();
        for (int i = 0; i < days * 144; i++) {
            for (int device = 0; device < 3; device++) {
                Instant at = MONDAY.plusSeconds(600L * i).plusMillis(device == 0 ? 0 : random.nextInt(500_000));
                double value = Math.round(200 + 50 * random.nextGaussian()) / 10.0;
                signals.add(Readings.told("keep-" + device, at, at.plusSeconds(1), (long) i, value));
            }
        }
        return signals;
    }

    private int store(List<DeviceSignal> signals) throws SQLException {
        return ((Stored) store.store(Readings.batch(signals))).fresh();
    }

    private void roundAfterADay() {
        try {
            roundAt(MONDAY.plus(DAY).plusSeconds(600));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void roundAt(Instant time) throws SQLException {
        clock.set(time);
        upkeep.round();
    }

    private boolean somebodyWaits() throws SQLException {
        return number("select count(*) from pg_locks where not granted") > 0;
    }

    private Instant oldest() throws SQLException {
        return Instant.ofEpochMilli(number("select extract(epoch from min(at)) * 1000 from history.measurement"));
    }

    /** Rows in plain partitions, or chunks of TimescaleDB, which shows the rows of compressed ones as its own. */
    private long unpackedBefore(Instant time) throws SQLException {
        boolean plain =
                number("select count(*) from pg_class where oid = 'history.reading'::regclass and relkind = 'p'") == 1;
        return number((plain ? ROWS : CHUNKS).formatted(time));
    }

    private long number(String question) throws SQLException {
        return new java.math.BigDecimal(text(question)).longValue();
    }

    private String text(String question) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            run(sql, connection);
        }
    }

    private static void run(String sql, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
