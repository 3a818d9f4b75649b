package firewatch.sim.bench;

import com.fasterxml.jackson.databind.JsonNode;
import firewatch.sim.centre.HistoryTables;
import firewatch.sim.drill.Rehearsal;
import firewatch.sim.encode.DeviceReport;
import firewatch.sim.encode.json.JsonEncoder;
import firewatch.sim.measure.Await;
import firewatch.sim.measure.Latencies;
import firewatch.sim.measure.Machine;
import firewatch.sim.measure.Progress;
import firewatch.sim.mqtt.Courier;
import firewatch.sim.mqtt.Outgoing;
import java.io.IOException;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A year of readings: what they take, and how soon a chart is drawn from them. Each device sends a reading of each week
 * through the front door; the rest is put beside them in the database, and the centre then tidies it like any other.
 */
public final class HistoryBench {
    private static final String QUANTITY = "temperature";
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration TO_STORE = Duration.ofMinutes(5);
    private static final Duration TO_TIDY = Duration.ofHours(2);
    private static final int WARM_UP = 20;

    private final HistorySettings settings;
    private final Rehearsal rehearsal;
    private final Progress progress;
    private final Instant begin;
    private final Instant end;

    /** One kind of chart: a span, and the step that is asked for; empty leaves it to the centre. */
    private record Question(String asked, Duration span, String step, boolean bounded) {}

    public HistoryBench(HistorySettings settings, Rehearsal rehearsal, Progress progress) {
        this.settings = settings;
        this.rehearsal = rehearsal;
        this.progress = progress;
        LocalDate monday = LocalDate.now(ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        this.end = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(1, ChronoUnit.HOURS);
        this.begin =
                monday.minusWeeks(settings.weeks()).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    public HistoryResult run() throws IOException, SQLException, InterruptedException {
        Machine machine = Machine.here();
        progress.begin("history", 3 * settings.weeks() + 4);
        try (HistoryTables tables = HistoryTables.of(rehearsal.site())) {
            tables.holdUpkeep();
            sendSeeds(tables);
            progress.step("seeded");
            long began = System.nanoTime();
            long filled = fill(tables);
            double seconds = (System.nanoTime() - began) / 1e9;
            long loaded = tables.rows();
            long bytesAsRows = tables.bytes();
            tables.rollUpFrom(begin);
            tables.releaseUpkeep();
            double tidySeconds = awaitTidied(tables);
            progress.step("tidied");
            List<HistoryResult.Chart> charts = charts();
            progress.step("drawn");
            long kept = tables.readings();
            return new HistoryResult(
                    "history",
                    machine,
                    settings,
                    tables.version(),
                    loaded,
                    filled / seconds,
                    (double) bytesAsRows / loaded,
                    (double) tables.bytes() / kept,
                    tables.hours(),
                    (double) tables.bytesOfHours() / Math.max(1, tables.hours()),
                    tidySeconds,
                    loaded - kept,
                    charts,
                    HistoryResult.judge(expected(tables, loaded), kept, tables.rolledUp(), loaded, charts));
        } finally {
            progress.end();
        }
    }

    /** A reading of each week of each device, with a time of its own, through the front door. */
    private void sendSeeds(HistoryTables tables) throws IOException, SQLException, InterruptedException {
        List<Courier> couriers = rehearsal.couriers(rehearsal.gateways("year", 1), (message, sent, acked) -> {});
        try {
            for (int device = 0; device < settings.devices(); device++) {
                List<DeviceReport> seeds = new ArrayList<>();
                for (Instant week = begin; week.isBefore(end); week = week.plus(WEEK)) {
                    seeds.add(DeviceReport.measured(name(device), QUANTITY, 99).at(week.plusSeconds(601)));
                }
                couriers.getFirst().send(new Outgoing(JsonEncoder.encode(seeds), device));
            }
            long weeks = settings.weeks() + (end.isAfter(begin.plus(WEEK.multipliedBy(settings.weeks()))) ? 1 : 0);
            long wanted = weeks * settings.devices();
            if (!Await.until(TO_STORE, () -> tables.rows() >= wanted)) {
                throw new IllegalStateException(tables.rows() + " of " + wanted + " seeds were stored");
            }
        } finally {
            couriers.forEach(Courier::close);
        }
    }

    /** Day by day, and within a day series by series. */
    private long fill(HistoryTables tables) throws SQLException, InterruptedException {
        long filled = 0;
        for (Instant day = begin; day.isBefore(end); day = day.plus(DAY)) {
            Instant until = day.plus(DAY).isBefore(end) ? day.plus(DAY) : end;
            filled += tables.fill(day, until, settings.every());
            if (Duration.between(begin, until).toDays() % WEEK.toDays() == 0) {
                progress.step("%,d readings".formatted(filled));
            }
        }
        return filled;
    }

    private double awaitTidied(HistoryTables tables) throws SQLException, InterruptedException {
        long began = System.nanoTime();
        long[] told = {0};
        long weeks = tables.weeksOfRows();
        boolean tidied = Await.until(TO_TIDY, () -> {
            long rolled = Duration.between(begin, tables.rolledUntil()).dividedBy(WEEK);
            long packed = Math.max(0, weeks - tables.weeksOfRows()); // a week ahead may have been made meanwhile
            for (; told[0] < rolled + packed; told[0]++) {
                progress.step("%d weeks rolled up, %d packed".formatted(rolled, packed));
            }
            return tables.isTidied(end);
        });
        if (!tidied) {
            throw new IllegalStateException("the centre did not tidy its readings");
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private List<HistoryResult.Chart> charts() throws IOException, InterruptedException {
        List<HistoryResult.Chart> charts = new ArrayList<>();
        for (Question question : List.of(
                new Question("a week", WEEK, "", true),
                new Question("a week in steps of 10 min", WEEK, "PT10M", true),
                new Question("a day", DAY, "", true),
                new Question("a year", Duration.ofDays(365), "", false))) {
            charts.add(chart(question));
        }
        return charts;
    }

    private HistoryResult.Chart chart(Question question) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(settings.seed());
        Latencies times = new Latencies();
        double first = 0;
        int points = 0;
        for (int i = 0; i < WARM_UP + settings.charts(); i++) {
            Instant newest = end.minusSeconds(random.nextLong(Math.max(1, room(question))));
            String path = "/api/v1/devices/%s/measurements?quantity=%s&from=%s&to=%s%s"
                    .formatted(
                            name(random.nextInt(settings.devices())),
                            QUANTITY,
                            newest.minus(question.span()),
                            newest,
                            question.step().isEmpty() ? "" : "&step=" + question.step());
            long began = System.nanoTime();
            JsonNode chart = rehearsal.api().get(path);
            long nanos = System.nanoTime() - began;
            if (i == 0) {
                first = nanos / 1e6;
            }
            if (i >= WARM_UP) {
                times.add(nanos);
            }
            points = chart.path("series").path(0).path("points").size();
        }
        return new HistoryResult.Chart(question.asked(), points, question.bounded(), first, times.summary());
    }

    /** Seconds by which a span of this length can be moved back within what was loaded, and within a year. */
    private long room(Question question) {
        Duration loaded = Duration.between(begin, end);
        Duration year = Duration.ofDays(365);
        return (loaded.compareTo(year) < 0 ? loaded : year)
                .minus(question.span())
                .toSeconds();
    }

    /** What is left of the weeks that were loaded, as whole weeks go. */
    private long expected(HistoryTables tables, long loaded) throws SQLException {
        Instant keptFrom = tables.keptFrom();
        Instant tooOld = end.minus(HistorySettings.KEPT).minus(WEEK);
        long gone = 0;
        for (Instant week = begin; week.isBefore(keptFrom) || !week.isAfter(tooOld); week = week.plus(WEEK)) {
            gone += settings.devices() * (1 + WEEK.dividedBy(settings.every()));
        }
        return loaded - gone;
    }

    private static String name(int device) {
        return "year-" + device;
    }
}
