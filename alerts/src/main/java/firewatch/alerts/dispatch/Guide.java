package firewatch.alerts.dispatch;

import firewatch.alerts.alarm.Alarm;
import firewatch.alerts.alarm.AlarmChange;
import firewatch.alerts.alarm.AlarmPlace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What tells where alarms go: read once, asked for each of them.
 *
 * @param onTests what is on test, the one that ends last first
 * @param routes the earliest first
 */
record Guide(Map<UUID, Whereabouts.Of> whereabouts, List<OnTest> onTests, List<RouteBook.Lead> routes) {
    private static final Whereabouts.Of NOWHERE = new Whereabouts.Of(null, null);

    /** What keeps an alarm from paging; of several, the one that ends last. */
    Optional<OnTest> onTest(AlarmChange change) {
        Alarm alarm = change.alarm();
        AlarmPlace place = alarm.placement();
        OnTest.Spot spot = new OnTest.Spot(
                alarm.deviceId(), of(alarm).gateway(), alarm.building(), place == null ? null : place.floor());
        return onTests.stream()
                .filter(onTest -> onTest.covers(spot, change.at()))
                .findFirst();
    }

    /** The routes that are for an alarm. */
    List<RouteBook.Lead> leads(Alarm alarm) {
        return routes.stream()
                .filter(lead -> lead.route()
                        .matches(alarm.alarmClass(), alarm.building(), of(alarm).area()))
                .toList();
    }

    private Whereabouts.Of of(Alarm alarm) {
        return whereabouts.getOrDefault(alarm.id(), NOWHERE);
    }
}
