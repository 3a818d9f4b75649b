package firewatch.sim.scenario;

import firewatch.sim.district.Device;
import firewatch.sim.district.Kind;
import firewatch.sim.encode.DeviceReport;
import firewatch.sim.physics.Battery;
import firewatch.sim.physics.Wander;
import firewatch.sim.score.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A device at work: the conditions that it is in, and what it measures. */
public final class Life {
    private static final double THOUSANDTHS = 1000;
    private static final double HUNDREDTHS = 100;
    private static final double TENTHS = 10;

    private final Device device;
    private final Map<String, Wander> gauges = new LinkedHashMap<>();
    private final Map<String, Double> overrides = new HashMap<>();
    private final Set<String> conditions = new LinkedHashSet<>();
    private final Set<String> beyond = new LinkedHashSet<>();
    private final SplittableRandom random;
    private final @Nullable Battery battery;

    /** What it says next, and what begins or ends by that. */
    record Utterance(DeviceReport report, List<Turn> turns) {}

    Life(Device device, SplittableRandom random) {
        this.device = device;
        this.random = random;
        this.battery = device.kind() == Kind.SMOKE ? new Battery(55 + random.nextInt(45)) : null;
        fit(device.kind());
    }

    private void fit(Kind kind) {
        switch (kind) {
            case SMOKE -> {
                gauge("smoke", 0.012 + random.nextDouble() * 0.02, 0.002);
                gauge("temperature", 19 + random.nextDouble() * 6, 0.5);
            }
            case FLOW_SWITCH -> gauge("flow", 0, 0);
            case END_PRESSURE -> gauge("water_pressure", 330 + random.nextDouble() * 60, 4);
            case ELECTRICAL -> {
                gauge("residual_current", 40 + random.nextDouble() * 80, 8);
                gauge("temperature", 30 + random.nextDouble() * 12, 1.5);
            }
            case HYDRANT_PRESSURE -> gauge("water_pressure", device.floor() == 1 ? 1150 : 420, 8);
            case TANK_LEVEL -> gauge("water_level", 3.1, 0.03);
            case TRANSMISSION, PANEL_SMOKE, CALL_POINT, HYDRANT_PUMP, SPRINKLER_PUMP, FLOW_INDICATOR, FIRE_DOOR -> {}
        }
    }

    private void gauge(String quantity, double level, double spread) {
        gauges.put(quantity, new Wander(level, spread));
    }

    public Device device() {
        return device;
    }

    boolean measures(String quantity) {
        return gauges.containsKey(quantity);
    }

    /** Moves what it measures, by that much. */
    void shift(String quantity, double by) {
        Wander gauge = gauges.get(quantity);
        if (gauge != null) {
            gauge.shift(by);
        }
    }

    /** What it measures from now on, whatever it would measure by itself. */
    void override(String quantity, double value) {
        if (gauges.containsKey(quantity)) {
            overrides.put(quantity, value);
        }
    }

    void release() {
        overrides.clear();
    }

    void batteryCollapses() {
        if (battery != null) {
            battery.collapse();
        }
    }

    void batteryIsReplaced() {
        if (battery != null) {
            battery.replace();
        }
    }

    /** A report of all that is so now. */
    Utterance report() {
        return turning(List.of(), List.of());
    }

    Utterance begins(List<String> those) {
        return turning(those, List.of());
    }

    Utterance ends(List<String> those) {
        return turning(List.of(), those);
    }

    private Utterance turning(List<String> begun, List<String> ended) {
        Set<String> before = Conditions.classes(conditions);
        conditions.addAll(begun);
        ended.forEach(conditions::remove);
        Set<String> after = Conditions.classes(conditions);
        List<Turn> turns = new ArrayList<>();
        after.stream().filter(one -> !before.contains(one)).forEach(one -> turns.add(turn(null, one, true)));
        before.stream().filter(one -> !after.contains(one)).forEach(one -> turns.add(turn(null, one, false)));
        Map<String, Double> measured = measure(turns);
        return new Utterance(
                new DeviceReport(device.id(), null, null, List.copyOf(conditions), null, null, measured, null, false),
                turns);
    }

    private Turn turn(@Nullable String point, String alarmClass, boolean began) {
        return new Turn(device.id(), point, alarmClass, began);
    }

    private Map<String, Double> measure(List<Turn> turns) {
        Map<String, Double> measured = new LinkedHashMap<>();
        gauges.forEach((quantity, gauge) -> {
            double own = gauge.next(random);
            measured.put(quantity, rounded(quantity, overrides.getOrDefault(quantity, own)));
        });
        for (Kind.Limit limit : device.kind().limits()) {
            double value = measured.getOrDefault(limit.quantity(), 0.0);
            if (limit.isPassedBy(value) && beyond.add(limit.quantity())) {
                turns.add(turn(limit.quantity(), Conditions.BEYOND_A_LIMIT, true));
            } else if (limit.isKeptBy(value) && beyond.remove(limit.quantity())) {
                turns.add(turn(limit.quantity(), Conditions.BEYOND_A_LIMIT, false));
            }
        }
        if (battery != null) {
            measured.put("battery", rounded("battery", battery.drain()));
        }
        return measured;
    }

    /** As finely as such a device tells it. */
    private static double rounded(String quantity, double value) {
        double parts =
                switch (quantity) {
                    case "smoke" -> THOUSANDTHS;
                    case "water_level" -> HUNDREDTHS;
                    default -> TENTHS;
                };
        return Math.round(Math.max(0, value) * parts) / parts;
    }
}
