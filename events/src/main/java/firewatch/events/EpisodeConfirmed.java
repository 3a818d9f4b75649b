package firewatch.events;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the building level adds to an episode, without a version, since it only ever adds.
 *
 * @param incident the incident it belongs to: fires of one building that hang together
 * @param confirmed when a second, independent detector of the building told the same; null as yet
 */
public record EpisodeConfirmed(
        EpisodeId id,
        DeviceId device,
        String incident,
        @Nullable Instant confirmed) implements AlarmEvent {
    public EpisodeConfirmed {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(incident, "incident");
    }
}
