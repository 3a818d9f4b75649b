package firewatch.sim.bench;

import com.fasterxml.jackson.databind.JsonNode;
import firewatch.sim.centre.Centre;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the watch over limits and silence said, held against what it had to say.
 *
 * @param crossed devices whose acknowledged readings crossed their limit
 * @param crossedNotFound of those, without a case
 * @param silent registered devices that never spoke
 * @param silentNotFound of those, without a case
 * @param unfounded cases beyond one for each of these
 */
public record WatchAudit(int crossed, int crossedNotFound, int silent, int silentNotFound, int unfounded) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long PAUSE_MILLIS = 1_000;

    /** Looks again until all is there, for half a minute at most. */
    static WatchAudit of(Centre centre, WatchedFleet.Expected expected) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        WatchAudit audit = compare(centre, expected);
        while (!audit.broken().isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(PAUSE_MILLIS);
            audit = compare(centre, expected);
        }
        return audit;
    }

    private static WatchAudit compare(Centre centre, WatchedFleet.Expected expected)
            throws IOException, InterruptedException {
        return compare(devices(centre, "SUPERVISORY", "over_limit"), devices(centre, "FAULT", "silent"), expected);
    }

    /** Takes the devices of all cases of each kind, one that has two cases twice. */
    static WatchAudit compare(List<String> over, List<String> silent, WatchedFleet.Expected expected) {
        int overFound = found(over, expected.crossed());
        int silentFound = found(silent, expected.silent());
        return new WatchAudit(
                expected.crossed().size(),
                expected.crossed().size() - overFound,
                expected.silent().size(),
                expected.silent().size() - silentFound,
                over.size() - overFound + silent.size() - silentFound);
    }

    private static List<String> devices(Centre centre, String alarmClass, String condition)
            throws IOException, InterruptedException {
        List<JsonNode> cases = new ArrayList<>();
        centre.each("/api/v1/alarms?state=all&class=" + alarmClass, cases::add);
        return cases.stream()
                .filter(alarm -> alarm.path("condition").asText().equals(condition))
                .map(alarm -> alarm.path("deviceId").asText())
                .toList();
    }

    private static int found(List<String> cases, Set<String> devices) {
        return (int) cases.stream().distinct().filter(devices::contains).count();
    }

    List<String> broken() {
        List<String> all = new ArrayList<>();
        if (crossedNotFound > 0) {
            all.add(crossedNotFound + " devices over their limit have no case");
        }
        if (silentNotFound > 0) {
            all.add(silentNotFound + " silent devices have no case");
        }
        if (unfounded > 0) {
            all.add(unfounded + " cases of the watch have no ground");
        }
        return all;
    }
}
