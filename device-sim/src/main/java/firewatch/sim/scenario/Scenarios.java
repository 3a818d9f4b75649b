package firewatch.sim.scenario;

import firewatch.sim.district.Kind;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Every scenario, named once. */
public final class Scenarios {
    private static final RoomFireStory HOUSE_FIRE = new RoomFireStory(
            "house-fire",
            "A fire begins in a flat, a second detector tells it, the sprinkler's flow switch where there is one, and it"
                    + " is put out.",
            Kind.SMOKE);

    private static final RoomFireStory HIGH_RISE_FIRE = new RoomFireStory(
            "high-rise-fire",
            "A fire on a floor of the high-rise: two detectors on the panel, water flows, a pump starts, a fire door"
                    + " closes.",
            Kind.PANEL_SMOKE);

    private static final List<Scenario> SMALL = List.of(
            new Mishap(
                    "low-battery",
                    "A detector's battery runs low, and is replaced some minutes later.",
                    Kind.SMOKE,
                    "low_battery",
                    Duration.ofMinutes(14)),
            new Mishap(
                    "dirty-chamber",
                    "A detector's chamber has drifted until it calls itself dirty; it is cleaned.",
                    Kind.SMOKE,
                    "contaminated",
                    Duration.ofMinutes(14)),
            new Mishap(
                    "taken-down",
                    "Somebody takes a detector off its base, and puts it back.",
                    Kind.SMOKE,
                    "tampered",
                    Duration.ofMinutes(6)),
            new Mishap(
                    "pump-without-power",
                    "A pump of the high-rise has no power for a while.",
                    Kind.HYDRANT_PUMP,
                    "power_fault",
                    Duration.ofMinutes(8)),
            new Mishap(
                    "point-disabled",
                    "A detector of the high-rise is disabled at the panel while a room is renovated.",
                    Kind.PANEL_SMOKE,
                    "disabled",
                    Duration.ofMinutes(10)),
            new Excursion(
                    "leakage",
                    "A residual current creeps over its limit, and is mended.",
                    Kind.ELECTRICAL,
                    "residual_current",
                    330,
                    Duration.ofMinutes(8)),
            new Excursion(
                    "leaking-pipe",
                    "The pressure at the end of a sprinkler line sinks below its limit, and the valve is opened again.",
                    Kind.END_PRESSURE,
                    "water_pressure",
                    -280,
                    Duration.ofMinutes(9)),
            new Excursion(
                    "low-tank",
                    "The level of the high-rise's tank sinks below its limit, and it is filled again.",
                    Kind.TANK_LEVEL,
                    "water_level",
                    -1.9,
                    Duration.ofMinutes(9)),
            new GatewayDrop(),
            new Cooking());

    private Scenarios() {}

    public static List<Scenario> all() {
        return Stream.concat(Stream.of(HOUSE_FIRE, HIGH_RISE_FIRE), SMALL.stream())
                .toList();
    }

    static Scenario houseFire() {
        return HOUSE_FIRE;
    }

    static Scenario highRiseFire() {
        return HIGH_RISE_FIRE;
    }

    /** Those that may happen at any time. */
    static List<Scenario> small() {
        return SMALL;
    }
}
