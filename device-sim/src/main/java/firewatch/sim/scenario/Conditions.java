package firewatch.sim.scenario;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which class of case each condition makes, as the contract says; some make none. */
final class Conditions {
    private static final Map<String, String> CLASSES = Map.of(
            "fire", "FIRE",
            "pre_alarm", "PRE_ALARM",
            "disabled", "SUPERVISORY",
            "supervisory", "SUPERVISORY",
            "tampered", "SUPERVISORY",
            "fault", "FAULT",
            "power_fault", "FAULT",
            "low_battery", "FAULT",
            "contaminated", "FAULT");

    /** Of a value beyond its limit. */
    static final String BEYOND_A_LIMIT = "SUPERVISORY";

    /** Of a gateway that is gone. */
    static final String GATEWAY_LOST = "FAULT";

    private Conditions() {}

    /** The classes of all these conditions. */
    static Set<String> classes(Set<String> conditions) {
        Set<String> classes = new TreeSet<>();
        for (String condition : conditions) {
            String itsClass = CLASSES.get(condition);
            if (itsClass != null) {
                classes.add(itsClass);
            }
        }
        return classes;
    }
}
