package firewatch.sim.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ledger held against who fell silent, and who did not.
 *
 * @param fellSilent devices that did, once each
 * @param notFound of those, without a case
 * @param saidTwice cases and escalations beyond one for each of those
 * @param wronglyActive devices that are heard, with a case that says they are silent
 * @param accused devices that kept their interval, and gateways that are there, with a case
 * @param examples some of each kind, to look up
 */
public record SilenceAudit(
        int fellSilent, int notFound, int saidTwice, int wronglyActive, int accused, List<String> examples) {
    private static final int EXAMPLES = 8;

    static boolean isSilence(JsonNode alarm) {
        return alarm.path("condition").asText().equals("silent");
    }

    /**
     * @param faults all cases of that class
     * @param gateways those of the devices; all of them are there
     */
    static SilenceAudit of(Collection<JsonNode> faults, List<Attendant> attendants, Set<String> gateways) {
        Count count = new Count();
        Map<String, List<JsonNode>> silences = new HashMap<>();
        for (JsonNode fault : faults) {
            String device = fault.path("deviceId").asText();
            if (isSilence(fault)) {
                silences.computeIfAbsent(device, any -> new ArrayList<>()).add(fault);
            } else if (gateways.contains(device)) {
                count.accused(device);
            }
        }
        attendants.forEach(attendant -> count.add(attendant, silences.getOrDefault(attendant.device(), List.of())));
        return count.toAudit();
    }

    List<String> broken() {
        List<String> all = new ArrayList<>();
        CaseAudit.note(all, notFound, "devices that fell silent have no case");
        CaseAudit.note(all, saidTwice, "silences are on record twice");
        CaseAudit.note(all, wronglyActive, "devices that are heard have a case that says they are silent");
        CaseAudit.note(all, accused, "devices or gateways are accused that kept their interval");
        return all;
    }

    private static final class Count {
        private int fellSilent;
        private int notFound;
        private int saidTwice;
        private int wronglyActive;
        private int accused;
        private final List<String> examples = new ArrayList<>();

        void add(Attendant attendant, List<JsonNode> cases) {
            if (!attendant.hasLeft()) {
                if (!cases.isEmpty()) {
                    accused(attendant.device());
                }
                return;
            }
            fellSilent++;
            int said = cases.stream()
                    .mapToInt(alarm -> 1 + alarm.path("escalations").asInt())
                    .sum();
            boolean isActive =
                    cases.stream().anyMatch(alarm -> alarm.path("active").asBoolean());
            if (said == 0) {
                notFound++;
                example(attendant.device(), "no case");
            } else if (said > 1) {
                saidTwice += said - 1;
                example(attendant.device(), "silent " + said + " times");
            }
            if (isActive && !attendant.isAway()) {
                wronglyActive++;
                example(attendant.device(), "still silent");
            }
        }

        void accused(String who) {
            accused++;
            example(who, "accused");
        }

        private void example(String who, String what) {
            if (examples.size() < EXAMPLES) {
                examples.add(who + ": " + what);
            }
        }

        SilenceAudit toAudit() {
            return new SilenceAudit(fellSilent, notFound, saidTwice, wronglyActive, accused, List.copyOf(examples));
        }
    }
}
