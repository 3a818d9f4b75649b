package firewatch.ingest.decode.gb26875;

import firewatch.events.Condition;
import firewatch.events.Quantity;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tables of GB/T 26875.3-2011: status bits, operation flags, analog types; the names of types are in {@link Names2011}. */
final class Tables2011 implements CodeTables {
    static final Tables2011 INSTANCE = new Tables2011();

    private static final int FIRST_OF_VENDORS = 128;
    private static final int RESIDUAL_CURRENT_DETECTOR = 17;
    private static final int CURRENT = 9;
    private static final int MOST = 32_000;
    private static final int COLDEST = -2_730;

    /** Of a facility and of a component, bits 1 to 7 mean the same. */
    private static final List<Bit> SHARED = List.of(
            new Bit(1, Condition.FIRE, null),
            new Bit(2, Condition.FAULT, null),
            new Bit(3, Condition.DISABLED, null),
            new Bit(4, Condition.SUPERVISORY, null),
            new Bit(5, Condition.ACTIVATED, null),
            new Bit(6, Condition.FEEDBACK, null),
            new Bit(7, Condition.DELAYED, null));

    private static final List<Bit> COMPONENT = with(new Bit(8, Condition.POWER_FAULT, null));

    private static final List<Bit> SYSTEM = with(
            new Bit(8, Condition.POWER_FAULT, "main_power_fault"),
            new Bit(9, Condition.POWER_FAULT, "backup_power_fault"),
            new Bit(10, Condition.FAULT, "bus_fault"),
            new Bit(11, null, "manual_mode"),
            new Bit(12, null, "configuration_changed"),
            new Bit(13, null, "reset"));

    private static final List<Bit> DEVICE = List.of(
            new Bit(1, Condition.FIRE, null),
            new Bit(2, Condition.FAULT, null),
            new Bit(3, Condition.POWER_FAULT, "main_power_fault"),
            new Bit(4, Condition.POWER_FAULT, "backup_power_fault"),
            new Bit(5, Condition.FAULT, "channel_to_centre_fault"),
            new Bit(6, Condition.FAULT, "link_to_panel_fault"));

    private static final Map<Integer, Measure> MEASURES = Map.ofEntries(
            Map.entry(1, new Measure(null, "event count", "", 1, 1, 0, MOST)),
            Map.entry(2, new Measure(Quantity.WATER_LEVEL, "height", "m", 1, 100, 0, MOST)),
            Map.entry(3, new Measure(Quantity.TEMPERATURE, "temperature", "°C", 1, 10, COLDEST, MOST)),
            Map.entry(4, new Measure(Quantity.WATER_PRESSURE, "pressure", "kPa", 100, 1, 0, MOST)),
            Map.entry(5, new Measure(Quantity.WATER_PRESSURE, "pressure", "kPa", 1, 10, 0, MOST)),
            Map.entry(6, new Measure(Quantity.GAS, "gas", "%LEL", 1, 10, 0, 1_000)),
            Map.entry(7, new Measure(null, "time", "s", 1, 1, 0, MOST)),
            Map.entry(8, new Measure(Quantity.VOLTAGE, "voltage", "V", 1, 10, 0, MOST)),
            Map.entry(CURRENT, new Measure(Quantity.CURRENT, "current", "A", 1, 10, 0, MOST)),
            Map.entry(10, new Measure(Quantity.FLOW, "flow", "L/s", 1, 10, 0, MOST)),
            Map.entry(11, new Measure(null, "air volume", "m³/min", 1, 10, 0, MOST)),
            Map.entry(12, new Measure(null, "wind speed", "m/s", 1, 1, 0, 20)));

    /** The table has no code for residual current, so its detectors send amperes; limits are in milliamperes. */
    private static final Measure RESIDUAL =
            new Measure(Quantity.RESIDUAL_CURRENT, "residual current", "mA", 100, 1, 0, MOST);

    private static final Measure VENDORS =
            new Measure(null, "vendor's own", "", 1, 1, Short.MIN_VALUE, Short.MAX_VALUE);

    private Tables2011() {}

    /** A bit of a status word; what only counts as detail has no condition. */
    private record Bit(
            int place,
            @Nullable Condition condition,
            @Nullable String detail) {}

    private static List<Bit> with(Bit... more) {
        List<Bit> all = new ArrayList<>(SHARED);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }

    /** Bit 0 is "normal" and else "test": with an alarm beside it, it says nothing, as in the standard's own sample. */
    @Override
    public State state(Part part, int word) {
        return switch (part) {
            case Part.Device _ -> state(DEVICE, word, word == 0);
            case Part.Facility _ -> state(SYSTEM, word, word == 0);
            case Part.Component _ -> state(COMPONENT, word, word == 0);
        };
    }

    private static State state(List<Bit> bits, int word, boolean isTest) {
        Set<Condition> conditions = EnumSet.noneOf(Condition.class);
        Map<String, String> detail = new TreeMap<>();
        for (Bit bit : bits) {
            if ((word >> bit.place & 1) == 0) {
                continue;
            }
            if (bit.condition != null) {
                conditions.add(bit.condition);
            }
            if (bit.detail != null) {
                detail.put(bit.detail, "true");
            }
        }
        return new State(conditions, isTest, detail);
    }

    @Override
    public List<Deed> deeds(Part part, int flags) {
        boolean isDevice = part instanceof Part.Device;
        List<Deed> all = List.of(
                new Deed("reset", null, null),
                new Deed("mute", null, null),
                new Deed("manual alarm", Condition.FIRE, null),
                new Deed("alarm cleared", null, Condition.FIRE),
                new Deed("self-test", null, null),
                new Deed(isDevice ? "duty check answered" : "confirm", null, null),
                new Deed("test", null, null),
                new Deed("reserved", null, null));
        List<Deed> done = new ArrayList<>();
        for (int bit = 0; bit < all.size(); bit++) {
            if ((flags >> bit & 1) == 1) {
                done.add(all.get(bit));
            }
        }
        return done;
    }

    @Override
    public Optional<Measure> measure(int analogType, int componentType) {
        if (analogType >= FIRST_OF_VENDORS) {
            return Optional.of(VENDORS);
        }
        if (analogType == CURRENT && componentType == RESIDUAL_CURRENT_DETECTOR) {
            return Optional.of(RESIDUAL);
        }
        return Optional.ofNullable(MEASURES.get(analogType));
    }

    @Override
    public String systemName(int type) {
        return Names2011.system(type);
    }

    @Override
    public String componentName(int type) {
        return Names2011.component(type);
    }
}
