package firewatch.sim.drill;

import com.fasterxml.jackson.databind.JsonNode;
import firewatch.sim.centre.Centre;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The ledger held against what the detectors know.
 *
 * @param firesAcknowledged fires for which a PUBACK came, repeats not counted
 * @param devicesWithoutCase devices with an acknowledged fire and no case: fires lost
 * @param duplicateCases cases beyond the first of a device and point, though none was ever closed
 * @param refiresNotNoted acknowledged fires that are neither the first of a case nor one of its escalations
 * @param wronglyCalm detectors that burn, with a case that says they do not
 * @param wronglyActive detectors that are quiescent, with a case that says they burn
 * @param examples some devices of each kind, to look up
 */
public record CaseAudit(
        long firesAcknowledged,
        int devicesWithoutCase,
        int duplicateCases,
        long refiresNotNoted,
        int wronglyCalm,
        int wronglyActive,
        List<String> examples) {
    private static final int EXAMPLES = 8;

    static CaseAudit of(Centre centre, List<Detector> detectors) throws IOException, InterruptedException {
        Map<String, List<JsonNode>> cases = new HashMap<>();
        centre.each(
                "/api/v1/alarms?state=all&class=FIRE",
                alarm -> cases.computeIfAbsent(alarm.path("deviceId").asText(), device -> new ArrayList<>())
                        .add(alarm));
        Count count = new Count();
        for (Detector detector : detectors) {
            count.add(detector, cases.getOrDefault(detector.device(), List.of()));
        }
        return count.toAudit();
    }

    boolean isClean() {
        return devicesWithoutCase == 0
                && duplicateCases == 0
                && refiresNotNoted == 0
                && wronglyCalm == 0
                && wronglyActive == 0;
    }

    List<String> broken() {
        List<String> all = new ArrayList<>();
        note(all, devicesWithoutCase, "devices with an acknowledged fire have no case");
        note(all, duplicateCases, "duplicate cases");
        note(all, refiresNotNoted, "acknowledged fires again are on no case's record");
        note(all, wronglyCalm, "burning detectors have a case that says they are calm");
        note(all, wronglyActive, "quiescent detectors have a case that says they burn");
        return all;
    }

    private static void note(List<String> into, long count, String what) {
        if (count > 0) {
            into.add(count + " " + what);
        }
    }

    private static final class Count {
        private long acknowledged;
        private int lost;
        private int duplicates;
        private long notNoted;
        private int calm;
        private int active;
        private final List<String> examples = new ArrayList<>();

        void add(Detector detector, List<JsonNode> cases) {
            int fires = detector.firesAcknowledged();
            acknowledged += fires;
            if (fires == 0) {
                return;
            }
            if (cases.isEmpty()) {
                lost++;
                example("no case", detector);
                return;
            }
            duplicates += cases.size() - 1;
            int noted = cases.stream()
                    .mapToInt(alarm -> 1 + alarm.path("escalations").asInt())
                    .sum();
            notNoted += Math.max(0, fires - noted);
            boolean isActive =
                    cases.stream().anyMatch(alarm -> alarm.path("active").asBoolean());
            calm += detector.isInFire() && !isActive ? 1 : 0;
            active += !detector.isInFire() && isActive ? 1 : 0;
            if (cases.size() > 1) {
                example("two cases", detector);
            } else if (fires > noted) {
                example(fires + " fires, " + noted + " noted", detector);
            } else if (detector.isInFire() != isActive) {
                example("wrong state", detector);
            }
        }

        private void example(String what, Detector detector) {
            if (examples.size() < EXAMPLES) {
                examples.add(detector.device() + ": " + what);
            }
        }

        CaseAudit toAudit() {
            return new CaseAudit(acknowledged, lost, duplicates, notNoted, calm, active, List.copyOf(examples));
        }
    }
}
