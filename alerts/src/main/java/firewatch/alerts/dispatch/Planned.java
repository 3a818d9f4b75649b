package firewatch.alerts.dispatch;

import firewatch.alerts.channel.console.ConsoleChannel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One delivery that is to be written.
 *
 * @param route the route's id, or {@link DeliveryOrders#UNROUTED}
 * @param otherMeansAt when another means is to be tried too, unless this was accepted by then
 * @param onTest what holds it back until it is due; a page that still stands then is sent
 */
record Planned(
        String route,
        String type,
        boolean page,
        Urgency urgency,
        String contact,
        String contactName,
        String channel,
        Until until,
        Instant due,
        @Nullable Instant otherMeansAt,
        @Nullable String onTest) {

    boolean isForConsole() {
        return channel.equals(ConsoleChannel.NAME);
    }
}
