package firewatch.events;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The snapshot of one episode: a point of a device is, or was, in conditions of one class. Always whole, so that it can
 * be sent again; a reader keeps the highest version of an id.
 *
 * @param version rises by one with each change of this episode, from 1
 * @param condition the gravest condition in force, or the last one that was
 * @param conditions those of the class in force now; empty once ended
 * @param began when the first one began: the device's time, or ours where that clock is wrong
 * @param receivedAt when we heard it first
 * @param ended when the last one ended; null while it lasts
 * @param late heard long after it began
 * @param clock whether the device's clock could be believed
 * @param foreign raised through a gateway that is not the device's own
 * @param registered whether the device stood in the register
 * @param test the device said it was under test
 * @param causes the signals that began it and joined it, oldest first; bounded
 */
public record AlarmEpisode(
        EpisodeId id,
        long version,
        DeviceId device,
        @Nullable String point,
        GatewayId gateway,
        AlarmClass alarmClass,
        Condition condition,
        Set<Condition> conditions,
        Instant began,
        Instant receivedAt,
        @Nullable Instant ended,
        boolean late,
        ClockState clock,
        boolean foreign,
        boolean registered,
        boolean test,
        Placement placement,
        List<SignalId> causes)
        implements AlarmEvent {
    public AlarmEpisode {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(gateway, "gateway");
        Objects.requireNonNull(alarmClass, "alarmClass");
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(began, "began");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(placement, "placement");
        if (version < 1) {
            throw new IllegalArgumentException("versions begin at 1");
        }
        conditions = Condition.inOrder(conditions);
        causes = List.copyOf(causes);
    }

    /** Whether the conditions are in force now. */
    public boolean isActive() {
        return ended == null;
    }

    /** Whether a device's clock could be believed. */
    public enum ClockState {
        OK,
        WRONG
    }
}
