package firewatch.rules.state;

import firewatch.events.AlarmClass;
import firewatch.events.GatewayId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An episode, as far as what raised it is known again. */
interface Raised {
    AlarmClass alarmClass();

    @Nullable
    String point();

    Set<GatewayId> raisers();

    List<Episode.Said> said();

    /** When it began, where it was told late and ended from the start; null of any other. */
    @Nullable
    Instant backFilled();

    default boolean isAt(@Nullable String point, AlarmClass alarmClass) {
        return alarmClass() == alarmClass && Objects.equals(point(), point);
    }

    /** Whether the very messages, by the device's own time and counter, raised it through that gateway already. */
    default boolean wasRaisedBy(List<Episode.Said> messages, GatewayId gateway) {
        return !messages.isEmpty() && raisers().contains(gateway) && said().containsAll(messages);
    }

    /** Whether it was told late already, through the same gateway, with the very same beginning. */
    default boolean isSameBackFill(Episode other) {
        return other.snapshot().began().equals(backFilled())
                && isAt(other.point(), other.alarmClass())
                && raisers().contains(other.snapshot().gateway());
    }
}
