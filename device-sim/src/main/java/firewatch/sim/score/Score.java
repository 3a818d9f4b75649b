package firewatch.sim.score;

import firewatch.sim.centre.Centre;
import firewatch.sim.measure.Finding;
import firewatch.sim.measure.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The ground truth held against the ledger.
 *
 * @param classes for each class what was told and what became of it
 * @param others cases at places of which the truth knows nothing
 * @param examples some of what is wrong
 */
public record Score(Map<String, Marks> classes, int others, List<String> examples) implements Finding {
    private static final int EXAMPLES = 8;

    public Score {
        classes = new TreeMap<>(classes);
        examples = List.copyOf(examples);
    }

    /**
     * How one class of alarms did.
     *
     * @param began conditions that began and were acknowledged
     * @param cases that they opened
     * @param joined noted on a case that was open already
     * @param missed on no case at all
     * @param doubled cases that nothing opened
     * @param wronglyActive cases that say it lasts, though it ended
     * @param wronglyCalm cases that say it ended, though it lasts
     */
    public record Marks(int began, int cases, int joined, int missed, int doubled, int wronglyActive, int wronglyCalm) {
        static final Marks NONE = new Marks(0, 0, 0, 0, 0, 0, 0);

        Marks plus(Marks other) {
            return new Marks(
                    began + other.began,
                    cases + other.cases,
                    joined + other.joined,
                    missed + other.missed,
                    doubled + other.doubled,
                    wronglyActive + other.wronglyActive,
                    wronglyCalm + other.wronglyCalm);
        }

        boolean isRight() {
            return missed == 0 && doubled == 0 && wronglyActive == 0 && wronglyCalm == 0;
        }
    }

    /**
     * Reads the ledger and compares.
     *
     * @param centre as somebody who sees all buildings
     * @param slack by how much the clocks of simulator and centre may differ
     * @param until what was said or received later is left out: while the play goes on, it may be on its way
     */
    public static Score of(Truth truth, Centre centre, Duration slack, Instant until)
            throws IOException, InterruptedException {
        return of(truth, cases(truth, centre, slack), slack, until);
    }

    /**
     * The same while the play goes on: its truth is read after the ledger, else an end that came between the two would be
     * known to the ledger alone.
     */
    public static Score ofPlay(Path truth, Centre centre, Duration slack, Instant until)
            throws IOException, InterruptedException {
        Map<Turn.Place, List<LedgerCase>> cases = cases(Truth.read(truth), centre, slack);
        return of(Truth.read(truth), cases, slack, until);
    }

    private static Map<Turn.Place, List<LedgerCase>> cases(Truth truth, Centre centre, Duration slack)
            throws IOException, InterruptedException {
        Map<Turn.Place, List<LedgerCase>> cases = new HashMap<>();
        if (!truth.told().isEmpty()) {
            Instant since = truth.told().getFirst().said().minus(slack);
            centre.each("/api/v1/alarms?state=all&since=" + since, alarm -> file(LedgerCase.of(alarm), cases));
        }
        return cases;
    }

    private static void file(LedgerCase found, Map<Turn.Place, List<LedgerCase>> into) {
        into.computeIfAbsent(found.place(), _ -> new ArrayList<>()).add(found);
    }

    static Score of(Truth truth, Map<Turn.Place, List<LedgerCase>> cases, Duration slack, Instant until) {
        Map<String, Marks> classes = new TreeMap<>();
        List<String> examples = new ArrayList<>();
        Map<Turn.Place, List<Told>> places = truth.byPlace();
        places.forEach((place, told) -> {
            Marks marks = PlaceAudit.of(told, cases.getOrDefault(place, List.of()), slack, until);
            classes.merge(place.alarmClass(), marks, Marks::plus);
            if (!marks.isRight() && examples.size() < EXAMPLES) {
                examples.add(place + ": " + marks);
            }
        });
        long others = cases.entrySet().stream()
                .filter(entry -> !places.containsKey(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .filter(each -> each.receivedAt().isBefore(until))
                .count();
        return new Score(classes, (int) others, examples);
    }

    private Marks all() {
        return classes.values().stream().reduce(Marks.NONE, Marks::plus);
    }

    @Override
    public String text() {
        Table table = new Table(
                "class", "began", "cases opened", "joined", "missed", "doubled", "wrongly active", "wrongly calm");
        classes.forEach((name, marks) -> row(table, name, marks));
        row(table, "all", all());
        StringBuilder text = new StringBuilder(table.toString());
        if (others > 0) {
            text.append(others).append(" cases are at places that the truth does not know.\n");
        }
        examples.forEach(example -> text.append(example).append('\n'));
        return text.toString();
    }

    private static void row(Table table, String name, Marks marks) {
        table.row(
                name,
                marks.began(),
                marks.cases(),
                marks.joined(),
                marks.missed(),
                marks.doubled(),
                marks.wronglyActive(),
                marks.wronglyCalm());
    }

    @Override
    public List<String> broken() {
        Marks all = all();
        List<String> broken = new ArrayList<>();
        note(broken, all.missed(), "alarms are on no case");
        note(broken, all.doubled(), "cases have no cause");
        note(broken, all.wronglyActive(), "cases say that it lasts, and it ended");
        note(broken, all.wronglyCalm(), "cases say that it ended, and it lasts");
        if (all.began() == 0) {
            broken.add("the truth tells of no alarm");
        }
        return broken;
    }

    private static void note(List<String> into, int count, String what) {
        if (count > 0) {
            into.add(count + " " + what);
        }
    }
}
