package firewatch.alerts.dispatch;

import firewatch.alerts.channel.Delivery;
import firewatch.alerts.channel.Target;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that this process has taken in hand.
 *
 * @param claim what makes it ours; another claim after the lease takes it away
 * @param number which attempt this is, from 1
 * @param target null where the contact is gone
 */
record Claimed(
        UUID id,
        UUID claim,
        int number,
        UUID alarm,
        String route,
        int step,
        String type,
        boolean page,
        Urgency urgency,
        String contact,
        String contactName,
        String channel,
        @Nullable Target target,
        String body,
        boolean settled,
        Instant receivedAt,
        Instant createdAt) {

    /** What is sent; it carries the delivery's own id, so that every attempt carries the same. */
    Delivery toSend(Target reached) {
        return new Delivery(id.toString(), reached, body);
    }

    boolean isFire() {
        return urgency == Urgency.NEW_FIRE || urgency == Urgency.FIRE;
    }
}
