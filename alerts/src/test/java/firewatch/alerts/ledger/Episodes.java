package firewatch.alerts.ledger;

import firewatch.events.AlarmClass;
import firewatch.events.AlarmEpisode;
import firewatch.events.AlarmEpisode.ClockState;
import firewatch.events.Condition;
import firewatch.events.DeviceId;
import firewatch.events.EpisodeId;
import firewatch.events.GatewayId;
import firewatch.events.Placement;
import firewatch.events.SignalId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The episodes of one device in one class, one after the other, as rules would tell them. */
public final class Episodes {
    public static final Instant T0 = Instant.parse("2026-11-22T08:00:00Z");

    private final DeviceId device;
    private final AlarmClass alarmClass;
    private final Condition first;
    private Placement placement = new Placement.Unplaced();
    private SignalId signal = new SignalId(UUID.randomUUID());

    public Episodes(String device, AlarmClass alarmClass) {
        this.device = new DeviceId(device);
        this.alarmClass = alarmClass;
        first = switch (alarmClass) {
            case FIRE -> Condition.FIRE;
            case PRE_ALARM -> Condition.PRE_ALARM;
            case SUPERVISORY -> Condition.TAMPERED;
            case FAULT, UNKNOWN -> Condition.FAULT;
        };
    }

    /** Fires of a device that nobody else in this process uses. */
    public static Episodes ofNewDevice(AlarmClass alarmClass) {
        return new Episodes("d-" + UUID.randomUUID(), alarmClass);
    }

    public Episodes in(Placement place) {
        placement = place;
        return this;
    }

    public String device() {
        return device.value();
    }

    public EpisodeId id() {
        return EpisodeId.of(device, null, alarmClass, signal);
    }

    /** The same conditions as at the beginning, told again in a newer snapshot. */
    public AlarmEpisode again(long version) {
        return snapshot(version, Set.of(first), null);
    }

    /** From now on, tells of a further episode. */
    public Episodes next() {
        signal = new SignalId(UUID.randomUUID());
        return this;
    }

    public AlarmEpisode began() {
        return snapshot(1, Set.of(first), null);
    }

    public AlarmEpisode joined(long version, Condition... all) {
        return snapshot(version, Set.of(all), null);
    }

    public AlarmEpisode ended(long version) {
        return snapshot(version, Set.of(), T0.plusSeconds(60));
    }

    private AlarmEpisode snapshot(long version, Set<Condition> conditions, @Nullable Instant ended) {
        return new AlarmEpisode(
                id(),
                version,
                device,
                null,
                new GatewayId("gw-1"),
                alarmClass,
                first,
                conditions,
                T0,
                T0.plusMillis(20),
                ended,
                false,
                ClockState.OK,
                false,
                true,
                false,
                placement,
                List.of(signal));
    }
}
