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
 * @param matter what they alarm for
 * @param acknowledged alarms for which a PUBACK came, repeats not counted
 * @param devicesWithoutCase devices with an acknowledged alarm and no case: alarms lost
 * @param duplicateCases cases beyond the first of a device and point, though none was ever closed
 * @param notNoted acknowledged alarms that are neither the first of a case nor one of its escalations
 * @param notedTwice first alarms and escalations beyond what was said, where each can be known again
 * @param wronglyCalm detectors that alarm, with a case that says they do not
 * @param wronglyActive detectors that are calm, with a case that says they alarm
 * @param examples some devices of each kind, to look up
 */
public record CaseAudit(
        Matter matter,
        long acknowledged,
        int devicesWithoutCase,
        int duplicateCases,
        long notNoted,
        long notedTwice,
        int wronglyCalm,
        int wronglyActive,
        List<String> examples) {
    private static final int EXAMPLES = 8;

    static CaseAudit of(Centre centre, Matter matter, List<Detector> detectors)
            throws IOException, InterruptedException {
        Map<String, List<JsonNode>> cases = new HashMap<>();
        centre.each(
                "/api/v1/alarms?state=all&class=" + matter.alarmClass(),
                alarm -> cases.computeIfAbsent(alarm.path("deviceId").asText(), device -> new ArrayList<>())
                        .add(alarm));
        Count count = new Count(matter);
        for (Detector detector : detectors) {
            count.add(detector, cases.getOrDefault(detector.device(), List.of()));
        }
        return count.toAudit();
    }

    boolean isClean() {
        return broken().isEmpty();
    }

    List<String> broken() {
        String noun = matter.noun();
        List<String> all = new ArrayList<>();
        note(all, devicesWithoutCase, "devices with an acknowledged " + noun + " have no case");
        note(all, duplicateCases, "duplicate cases of a " + noun);
        note(all, notNoted, "acknowledged " + noun + "s again are on no case's record");
        note(all, notedTwice, noun + "s are noted twice");
        note(all, wronglyCalm, "detectors with a " + noun + " have a case that says they are calm");
        note(all, wronglyActive, "calm detectors have a case that says they have a " + noun);
        return all;
    }

    static void note(List<String> into, long count, String what) {
        if (count > 0) {
            into.add(count + " " + what);
        }
    }

    private static final class Count {
        private final Matter matter;
        private long acknowledged;
        private int lost;
        private int duplicates;
        private long notNoted;
        private long notedTwice;
        private int calm;
        private int active;
        private final List<String> examples = new ArrayList<>();

        Count(Matter matter) {
            this.matter = matter;
        }

        void add(Detector detector, List<JsonNode> cases) {
            int alarms = detector.alarmsAcknowledged();
            acknowledged += alarms;
            if (alarms == 0) {
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
            int tooFew = Math.max(0, alarms - noted);
            int tooMany = matter.isExact() ? Math.max(0, noted - detector.alarms()) : 0;
            notNoted += tooFew;
            notedTwice += tooMany;
            boolean isActive =
                    cases.stream().anyMatch(alarm -> alarm.path("active").asBoolean());
            calm += detector.isAlarmed() && !isActive ? 1 : 0;
            active += !detector.isAlarmed() && isActive ? 1 : 0;
            if (cases.size() > 1) {
                example("two cases", detector);
            } else if (tooFew + tooMany > 0) {
                example(alarms + " " + matter.noun() + "s, " + noted + " noted", detector);
            } else if (detector.isAlarmed() != isActive) {
                example("wrong state", detector);
            }
        }

        private void example(String what, Detector detector) {
            if (examples.size() < EXAMPLES) {
                examples.add(detector.device() + ": " + what);
            }
        }

        CaseAudit toAudit() {
            return new CaseAudit(
                    matter, acknowledged, lost, duplicates, notNoted, notedTwice, calm, active, List.copyOf(examples));
        }
    }
}
