package firewatch.ingest.decode.gb26875;

import java.util.Map;

/** What GB/T 26875.3-2011 calls the types of facilities and components. Their numbers mean nothing outside of this edition. */
final class Names2011 {
    private static final int FIRST_OF_VENDORS = 128;

    private static final Map<Integer, String> SYSTEMS = Map.ofEntries(
            Map.entry(0, "generic"),
            Map.entry(1, "fire alarm system"),
            Map.entry(10, "fire linkage controller"),
            Map.entry(11, "hydrant system"),
            Map.entry(12, "sprinkler system"),
            Map.entry(13, "gas extinguishing system"),
            Map.entry(14, "water spray system (pump)"),
            Map.entry(15, "water spray system (pressure vessel)"),
            Map.entry(16, "foam system"),
            Map.entry(17, "dry powder system"),
            Map.entry(18, "smoke control and exhaust system"),
            Map.entry(19, "fire doors and shutters"),
            Map.entry(20, "fire lift"),
            Map.entry(21, "emergency broadcast"),
            Map.entry(22, "emergency lighting and evacuation signs"),
            Map.entry(23, "fire power supply"),
            Map.entry(24, "fire telephone"));

    private static final Map<Integer, String> COMPONENTS = Map.ofEntries(
            Map.entry(0, "generic"),
            Map.entry(1, "fire alarm controller"),
            Map.entry(10, "combustible gas detector"),
            Map.entry(11, "point gas detector"),
            Map.entry(12, "standalone gas detector"),
            Map.entry(13, "line gas detector"),
            Map.entry(16, "electrical-fire monitor"),
            Map.entry(17, "residual-current detector"),
            Map.entry(18, "temperature electrical detector"),
            Map.entry(21, "detection loop"),
            Map.entry(22, "fire display panel"),
            Map.entry(23, "manual call point"),
            Map.entry(24, "hydrant button"),
            Map.entry(25, "fire detector"),
            Map.entry(30, "heat detector"),
            Map.entry(31, "point heat detector"),
            Map.entry(32, "point heat detector (S)"),
            Map.entry(33, "point heat detector (R)"),
            Map.entry(34, "line heat detector"),
            Map.entry(35, "line heat detector (S)"),
            Map.entry(36, "line heat detector (R)"),
            Map.entry(37, "fibre heat detector"),
            Map.entry(40, "smoke detector"),
            Map.entry(41, "point ion smoke detector"),
            Map.entry(42, "point optical smoke detector"),
            Map.entry(43, "beam smoke detector"),
            Map.entry(44, "aspirating smoke detector"),
            Map.entry(50, "combined detector"),
            Map.entry(51, "smoke and heat detector"),
            Map.entry(52, "light and heat detector"),
            Map.entry(53, "light and smoke detector"),
            Map.entry(61, "ultraviolet flame detector"),
            Map.entry(62, "infrared flame detector"),
            Map.entry(69, "flame detector"),
            Map.entry(74, "gas detector"),
            Map.entry(78, "video detector"),
            Map.entry(79, "acoustic detector"),
            Map.entry(81, "gas extinguishing controller"),
            Map.entry(82, "fire electrical control device"),
            Map.entry(83, "control-room display"),
            Map.entry(84, "module"),
            Map.entry(85, "input module"),
            Map.entry(86, "output module"),
            Map.entry(87, "input and output module"),
            Map.entry(88, "relay module"),
            Map.entry(91, "fire pump"),
            Map.entry(92, "fire tank"),
            Map.entry(95, "sprinkler pump"),
            Map.entry(96, "flow indicator"),
            Map.entry(97, "signal valve"),
            Map.entry(98, "alarm valve"),
            Map.entry(99, "pressure switch"),
            Map.entry(101, "valve actuator"),
            Map.entry(102, "fire door"),
            Map.entry(103, "fire damper valve"),
            Map.entry(104, "ventilation and air conditioning"),
            Map.entry(105, "foam pump"),
            Map.entry(106, "pipe solenoid valve"),
            Map.entry(111, "smoke fan"),
            Map.entry(113, "smoke damper"),
            Map.entry(114, "normally closed supply vent"),
            Map.entry(115, "smoke vent"),
            Map.entry(116, "smoke curtain"),
            Map.entry(117, "shutter controller"),
            Map.entry(118, "fire-door monitor"),
            Map.entry(121, "alarm device"));

    private Names2011() {}

    static String system(int type) {
        return name(SYSTEMS, type);
    }

    static String component(int type) {
        return name(COMPONENTS, type);
    }

    private static String name(Map<Integer, String> names, int type) {
        String known = names.get(type);
        if (known != null) {
            return known;
        }
        return (type >= FIRST_OF_VENDORS ? "vendor's " : "reserved ") + type;
    }
}
