package firewatch.rules.state;

import firewatch.events.AlarmClass;
import firewatch.events.GatewayId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an ended episode whose snapshot need not be sent again: by what the messages that raised it are known,
 * should they be sent again.
 *
 * @param backFilled as in {@link Raised}
 * @param closedAt when we heard of its end
 */
public record PastEpisode(
        AlarmClass alarmClass,
        @Nullable String point,
        Set<GatewayId> raisers,
        List<Episode.Said> said,
        @Nullable Instant backFilled,
        Instant closedAt)
        implements Raised {
    public PastEpisode {
        raisers = Set.copyOf(raisers);
        said = List.copyOf(said);
    }

    static PastEpisode of(Episode ended) {
        return new PastEpisode(
                ended.alarmClass(),
                ended.point(),
                ended.raisers(),
                ended.said(),
                ended.backFilled(),
                Objects.requireNonNull(ended.closedAt()));
    }

    /** Whether there is anything by which one of its messages would be known. */
    boolean isRecognisable() {
        return !said.isEmpty() || backFilled != null;
    }
}
