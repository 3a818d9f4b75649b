package firewatch.alerts.dispatch;

import firewatch.alerts.channel.Secret;
import firewatch.alerts.channel.Target;
import org.jspecify.annotations.Nullable;

/**
 * Somebody, or something, that is told of alarms (联系人).
 *
 * @param building whose people may keep it; null is the whole centre's
 * @param address in the channel's own form
 */
record Contact(
        String id,
        String name,
        String channel,
        @Nullable String building,
        String address,
        @Nullable Secret secret) {
    Target target() {
        return new Target(address, secret);
    }
}
