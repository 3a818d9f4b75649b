package firewatch.alerts.dispatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import firewatch.alerts.alarm.Alarm;
import firewatch.alerts.alarm.AlarmChange;
import firewatch.alerts.alarm.AlarmChanges;
import firewatch.alerts.alarm.AlarmPlace;
import firewatch.alerts.alarm.AlarmState;
import firewatch.alerts.alarm.AlarmTimeline;
import firewatch.alerts.alarm.TimelineEntry;
import firewatch.alerts.channel.console.ConsoleChannel;
import firewatch.events.AlarmClass;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns what happens to an alarm into deliveries (分派), as rows written in the ledger's own transaction: once the alarm is
 * committed, whom it pages is too, and a restart forgets nothing.
 */
@Singleton
class Routes implements AlarmChanges {
    private final RouteBook book;
    private final OnTests onTests;
    private final Whereabouts whereabouts;
    private final DeliveryLog log;
    private final AlarmTimeline timeline;
    private final Bell bell;
    private final ObjectMapper json;
    private final PagePlan plan;

    Routes(
            RouteBook book,
            OnTests onTests,
            Whereabouts whereabouts,
            DeliveryLog log,
            AlarmTimeline timeline,
            Bell bell,
            ObjectMapper json,
            DispatchConfig config) {
        this.book = book;
        this.onTests = onTests;
        this.whereabouts = whereabouts;
        this.log = log;
        this.timeline = timeline;
        this.bell = bell;
        this.json = json;
        this.plan = new PagePlan(config.otherMeansAfter());
    }

    @Override
    public void changed(AlarmChange change) {
        switch (change.kind()) {
            case RAISED, ESCALATED -> page(change);
            case CLEARED -> {
                log.dropHeldBack(change.alarm().id(), change.at());
                inform(change);
            }
            case ACKNOWLEDGED, VERIFIED, CLOSED -> {
                inform(change);
                log.answer(change.alarm().id(), change.at());
            }
            case DISPATCHED -> log.answer(change.alarm().id(), change.at());
            case UPDATED -> catchUp(change);
            case ASSIGNED, COMMENTED, REOPENED, CONFIRMED -> {}
        }
    }

    private void page(AlarmChange change) {
        Whereabouts.Of where = whereabouts.alarm(change.alarm().id());
        Optional<OnTest> onTest = onTest(change, where);
        List<RouteBook.Lead> leads = leads(change.alarm(), where);
        List<Planned> pages = plan.of(change, leads, onTest, takeOver(change));
        note(change, onTest, leads.isEmpty());
        write(change, pages);
    }

    /**
     * Pages along the routes that match only now that more is known of the alarm, as when its device came to stand in the
     * register; to those it is a new alarm.
     */
    private void catchUp(AlarmChange change) {
        Alarm alarm = change.alarm();
        if (!alarm.active() || alarm.state() != AlarmState.NEW) {
            return;
        }
        Whereabouts.Of where = whereabouts.alarm(alarm.id());
        AlarmChange news = new AlarmChange(AlarmChange.Kind.RAISED, alarm, change.at(), change.by());
        Optional<OnTest> onTest = onTest(news, where);
        Instant due = onTest.map(OnTest::until).orElse(news.at());
        List<RouteBook.Lead> missed = missed(alarm, leads(alarm, where), due);
        if (missed.isEmpty()) {
            return;
        }
        note(news, onTest, false);
        write(news, plan.of(news, missed, onTest, Set.of()));
    }

    /** Those not paged for the alarm yet. The operators' console that has it already is not called a second time. */
    private List<RouteBook.Lead> missed(Alarm alarm, List<RouteBook.Lead> leads, Instant due) {
        Set<String> routes = log.pagedRoutes(alarm.id());
        boolean console = log.callsConsole(alarm.id(), due);
        return leads.stream()
                .filter(lead -> !routes.contains(lead.route().id()))
                .filter(lead -> !console
                        || !lead.channel().equals(ConsoleChannel.NAME)
                        || !lead.route().after().isZero())
                .toList();
    }

    private Optional<OnTest> onTest(AlarmChange change, Whereabouts.Of where) {
        Alarm alarm = change.alarm();
        AlarmPlace place = alarm.placement();
        OnTest.Spot spot = new OnTest.Spot(
                alarm.deviceId(), where.gateway(), alarm.building(), place == null ? null : place.floor());
        return onTests.covering(spot, change.at());
    }

    private List<RouteBook.Lead> leads(Alarm alarm, Whereabouts.Of where) {
        return book.leading(alarm.alarmClass(), alarm.building(), where.area());
    }

    /** An escalation takes over what repeats; answers the routes whose later step is still to come. */
    private Set<String> takeOver(AlarmChange change) {
        if (change.kind() == AlarmChange.Kind.RAISED) {
            return Set.of();
        }
        log.supersede(change.alarm().id(), change.at());
        return log.awaited(change.alarm().id());
    }

    /** Tells those who were paged what became of it. */
    private void inform(AlarmChange change) {
        List<Planned> words = log.paged(change.alarm().id(), change.at()).stream()
                .map(paged -> new Planned(
                        paged.route(),
                        PagePlan.type(change),
                        false,
                        Urgency.WORD,
                        paged.contact(),
                        paged.contactName(),
                        paged.channel(),
                        Until.ACCEPTED,
                        change.at(),
                        null,
                        null))
                .toList();
        write(change, words);
    }

    private void write(AlarmChange change, List<Planned> deliveries) {
        if (deliveries.isEmpty()) {
            return;
        }
        String body = body(new Message(PagePlan.type(change), change.at(), change.alarm()));
        deliveries.forEach(planned -> log.write(change, planned, body));
        bell.ringAfterCommit();
    }

    private void note(AlarmChange change, Optional<OnTest> onTest, boolean unrouted) {
        onTest.ifPresent(test -> timeline.add(
                change.alarm().id(),
                new TimelineEntry(
                        change.at(),
                        "on_test",
                        null,
                        Map.of("reason", test.reason(), "until", test.until().toString(), "by", test.by()))));
        if (unrouted && change.alarm().alarmClass() == AlarmClass.FIRE) {
            timeline.add(change.alarm().id(), new TimelineEntry(change.at(), "unrouted", null, Map.of()));
        }
    }

    private String body(Message message) {
        try {
            return json.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an alarm is always JSON", e);
        }
    }
}
