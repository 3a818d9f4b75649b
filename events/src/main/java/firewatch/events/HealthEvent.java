package firewatch.events;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the devices of one building are (建筑设备健康), whole. Key: the building; the newest record counts.
 *
 * @param at when it was so
 * @param devices all that stand in it by the register
 * @param online heard in time
 * @param silent not heard in time, though their gateway was
 * @param unknown never heard, or behind a gateway that is gone
 * @param coverage the share of devices that would tell a fire now (完好率), from 0 to 1
 * @param score the state of all devices in one number, from 0 to 100
 * @param worst those in the worst state, worst first; bounded
 */
public record HealthEvent(
        BuildingId building,
        Instant at,
        int devices,
        int online,
        int silent,
        int unknown,
        int inFire,
        int faulty,
        int disabled,
        int lowBattery,
        double coverage,
        int score,
        List<Ailing> worst) {
    public HealthEvent {
        Objects.requireNonNull(building, "building");
        Objects.requireNonNull(at, "at");
        worst = List.copyOf(worst);
    }

    /**
     * A device that is not well.
     *
     * @param presence {@code online}, {@code silent} or {@code unknown}
     * @param conditions those in force
     * @param since when its presence became so; null where nobody knows
     */
    public record Ailing(
            DeviceId device,
            String presence,
            Set<Condition> conditions,
            @Nullable Instant since) {
        public Ailing {
            Objects.requireNonNull(device, "device");
            Objects.requireNonNull(presence, "presence");
            conditions = Condition.inOrder(conditions);
        }
    }
}
