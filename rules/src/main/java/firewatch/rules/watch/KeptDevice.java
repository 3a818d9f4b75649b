package firewatch.rules.watch;

import firewatch.events.BuildingId;
import firewatch.events.DeviceRegistration;
import firewatch.events.DeviceSignal;
import firewatch.rules.state.Presence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a restart must find again of a device that stands in the register.
 *
 * @param registeredAt in counted time
 * @param heard when it was heard last, in counted time, as of some while ago; -1 where it never was
 * @param away how long its gateway had been away in all, when it was heard or registered
 * @param presenceSince since when it is so; null where that is not known
 * @param said the last word on whether it is silent
 * @param limits what is watched of its quantities, where there is more to know than a value within
 * @param episodes its episodes that are open
 * @param cameFrom the building it stood in before
 */
public record KeptDevice(
        DeviceRegistration registration,
        long registeredAt,
        long heard,
        long away,
        Presence presence,
        @Nullable Instant presenceSince,
        @Nullable DeviceSignal said,
        List<LimitMark> limits,
        List<OpenEpisode> episodes,
        @Nullable BuildingId cameFrom)
        implements Kept {
    public KeptDevice {
        limits = List.copyOf(limits);
        episodes = List.copyOf(episodes);
    }
}
