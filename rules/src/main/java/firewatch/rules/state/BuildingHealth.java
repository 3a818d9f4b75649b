package firewatch.rules.state;

import firewatch.events.BuildingId;
import firewatch.events.Condition;
import firewatch.events.DeviceId;
import firewatch.events.HealthEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The health of one building (建筑消防设备完好情况): how each of its devices is. A set, never a count, so that what is told
 * again changes nothing. Changes only by {@link #after}.
 */
public final class BuildingHealth {
    private static final int WORST_AT_MOST = 10;
    private static final Set<Condition> FAULTY = Set.of(Condition.FAULT, Condition.POWER_FAULT, Condition.CONTAMINATED);
    private static final int WELL = 100;

    private final BuildingId building;
    private final Map<DeviceId, HealthWord.Stands> devices = new HashMap<>();

    public BuildingHealth(BuildingId building) {
        this.building = building;
    }

    /** Takes the word; answers whether it was news. */
    public boolean after(HealthWord word) {
        return switch (word) {
            case HealthWord.Stands stands -> !stands.equals(devices.put(stands.device(), stands));
            case HealthWord.Left left -> devices.remove(left.device()) != null;
        };
    }

    public boolean isEmpty() {
        return devices.isEmpty();
    }

    /** All of it in numbers. */
    public HealthEvent at(Instant at) {
        Collection<HealthWord.Stands> all = devices.values();
        int size = all.size();
        long covering = all.stream().filter(BuildingHealth::wouldTellAFire).count();
        double points = all.stream().mapToInt(BuildingHealth::points).sum();
        return new HealthEvent(
                building,
                at,
                size,
                present(Presence.ONLINE),
                present(Presence.SILENT),
                present(Presence.UNKNOWN),
                in(Set.of(Condition.FIRE)),
                in(FAULTY),
                in(Set.of(Condition.DISABLED)),
                in(Set.of(Condition.LOW_BATTERY)),
                size == 0 ? 0 : Math.round(covering * 1000.0 / size) / 1000.0,
                size == 0 ? 0 : (int) Math.round(points / size),
                worst(all));
    }

    private int present(Presence presence) {
        return (int) devices.values().stream()
                .filter(device -> device.presence() == presence)
                .count();
    }

    private int in(Set<Condition> conditions) {
        return (int) devices.values().stream()
                .filter(device -> isIn(device, conditions))
                .count();
    }

    private static boolean isIn(HealthWord.Stands device, Set<Condition> conditions) {
        return device.conditions().stream().anyMatch(conditions::contains);
    }

    private static boolean wouldTellAFire(HealthWord.Stands device) {
        return device.presence() == Presence.ONLINE
                && !isIn(device, FAULTY)
                && !device.conditions().contains(Condition.DISABLED);
    }

    /** How well a device is, from 0 to 100: what keeps it from telling a fire weighs most. */
    private static int points(HealthWord.Stands device) {
        if (device.presence() == Presence.SILENT || device.conditions().contains(Condition.DISABLED)) {
            return 0;
        }
        if (isIn(device, FAULTY)) {
            return 25;
        }
        if (device.presence() == Presence.UNKNOWN) {
            return 50;
        }
        return isIn(device, Set.of(Condition.LOW_BATTERY, Condition.TAMPERED)) ? 75 : WELL;
    }

    private static List<HealthEvent.Ailing> worst(Collection<HealthWord.Stands> all) {
        return all.stream()
                .filter(device -> points(device) < WELL || device.conditions().contains(Condition.FIRE))
                .sorted(Comparator.comparing((HealthWord.Stands device) ->
                                !device.conditions().contains(Condition.FIRE))
                        .thenComparingInt(BuildingHealth::points)
                        .thenComparing(HealthWord.Stands::device))
                .limit(WORST_AT_MOST)
                .map(device -> new HealthEvent.Ailing(
                        device.device(), device.presence().wireName(), device.conditions(), device.since()))
                .toList();
    }
}
