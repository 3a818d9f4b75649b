package firewatch.alerts.dispatch;

import firewatch.alerts.alarm.Alarm;
import firewatch.alerts.alarm.AlarmChange;
import firewatch.alerts.alarm.AlarmState;
import firewatch.alerts.channel.console.ConsoleChannel;
import firewatch.events.AlarmClass;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides whom a raised or escalated alarm pages, and when. A decision only: nothing is read or written here. */
final class PagePlan {
    private final Duration otherMeansAfter;

    PagePlan(Duration otherMeansAfter) {
        this.otherMeansAfter = otherMeansAfter;
    }

    /**
     * @param leads the routes that match the alarm
     * @param onTest what the alarm is under, if anything: the pages that come before its end wait for that
     * @param awaited routes whose later step is still to come for this alarm; it is not put off by an escalation
     */
    List<Planned> of(AlarmChange change, List<RouteBook.Lead> leads, Optional<OnTest> onTest, Set<String> awaited) {
        boolean fire = change.alarm().alarmClass() == AlarmClass.FIRE;
        if (leads.isEmpty()) {
            return fire ? List.of(toTheConsole(change, onTest)) : List.of();
        }
        return leads.stream()
                .filter(lead -> lead.route().after().isZero()
                        || !awaited.contains(lead.route().id()))
                .map(lead -> along(change, lead, onTest))
                .toList();
    }

    private Planned along(AlarmChange change, RouteBook.Lead lead, Optional<OnTest> onTest) {
        Route route = lead.route();
        Instant planned = change.at().plus(route.after());
        Optional<OnTest> heldBackBy = onTest.filter(test -> test.until().isAfter(planned));
        Instant due = heldBackBy.map(OnTest::until).orElse(planned);
        boolean fire = change.alarm().alarmClass() == AlarmClass.FIRE;
        return new Planned(
                route.id(),
                type(change),
                true,
                urgency(change),
                route.contact(),
                lead.contactName(),
                lead.channel(),
                answered(change.alarm()) ? Until.ACCEPTED : route.until(),
                due,
                fire ? due.plus(otherMeansAfter) : null,
                id(heldBackBy));
    }

    private static Planned toTheConsole(AlarmChange change, Optional<OnTest> onTest) {
        return new Planned(
                DeliveryOrders.UNROUTED,
                type(change),
                true,
                urgency(change),
                ConsoleChannel.NAME,
                ConsoleChannel.NAME,
                ConsoleChannel.NAME,
                Until.ACCEPTED,
                later(change.at(), onTest),
                null,
                id(onTest));
    }

    /** What somebody who was paged is told of what became of it. */
    static Planned word(AlarmChange change, DeliveryOrders.Reached somebody) {
        return new Planned(
                somebody.route(),
                type(change),
                false,
                Urgency.WORD,
                somebody.contact(),
                somebody.contactName(),
                somebody.channel(),
                Until.ACCEPTED,
                change.at(),
                null,
                null);
    }

    static String type(AlarmChange change) {
        return "alarm." + change.kind().wireName();
    }

    /** Who has answered an alarm is told once more when it gets worse, but not again and again. */
    private static boolean answered(Alarm alarm) {
        return alarm.state() != AlarmState.NEW;
    }

    private static Urgency urgency(AlarmChange change) {
        if (change.alarm().alarmClass() != AlarmClass.FIRE) {
            return Urgency.PAGE;
        }
        return change.kind() == AlarmChange.Kind.RAISED ? Urgency.NEW_FIRE : Urgency.FIRE;
    }

    private static Instant later(Instant due, Optional<OnTest> onTest) {
        Instant end = onTest.map(OnTest::until).orElse(due);
        return end.isAfter(due) ? end : due;
    }

    private static @Nullable String id(Optional<OnTest> onTest) {
        return onTest.map(OnTest::id).orElse(null);
    }
}
