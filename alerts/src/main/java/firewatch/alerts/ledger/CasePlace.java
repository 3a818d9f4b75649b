package firewatch.alerts.ledger;

import static java.util.Comparator.comparing;

import firewatch.alerts.alarm.Alarm;
import firewatch.events.AlarmClass;
import firewatch.events.AlarmEpisode;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Where at most one case is open.
 *
 * @param point empty where it is the device itself
 */
record CasePlace(String device, String point, AlarmClass alarmClass) {
    /** The one order in which everybody holds places. */
    static final Comparator<CasePlace> IN_ORDER = comparing(CasePlace::name);

    static CasePlace of(AlarmEpisode episode) {
        return of(episode.device().value(), Words.clean(episode.point()), episode.alarmClass());
    }

    static CasePlace of(Alarm alarm) {
        return of(alarm.deviceId(), alarm.point(), alarm.alarmClass());
    }

    private static CasePlace of(String device, @Nullable String point, AlarmClass alarmClass) {
        return new CasePlace(device, point == null ? "" : point, alarmClass);
    }

    String name() {
        return device + "\n" + point + "\n" + alarmClass;
    }
}
