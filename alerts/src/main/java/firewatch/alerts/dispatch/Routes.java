package firewatch.alerts.dispatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import firewatch.alerts.alarm.AlarmChange;
import firewatch.alerts.alarm.AlarmChanges;
import firewatch.alerts.alarm.AlarmState;
import firewatch.alerts.alarm.AlarmTimeline;
import firewatch.alerts.alarm.AlarmTimeline.Line;
import firewatch.alerts.alarm.TimelineEntry;
import firewatch.alerts.channel.console.ConsoleChannel;
import firewatch.alerts.dispatch.DeliveryOrders.Order;
import firewatch.events.AlarmClass;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Turns what happens to alarms into deliveries (分派), as rows written in the ledger's own transaction: once an alarm is
 * committed, whom it pages is too, and a restart forgets nothing. Changes of different alarms are worked on together, those
 * of one alarm one after the other.
 */
@Singleton
class Routes implements AlarmChanges {
    private final RouteBook book;
    private final OnTests onTests;
    private final Whereabouts whereabouts;
    private final DeliveryOrders orders;
    private final AlarmTimeline timeline;
    private final Bell bell;
    private final ObjectMapper json;
    private final PagePlan plan;

    Routes(
            RouteBook book,
            OnTests onTests,
            Whereabouts whereabouts,
            DeliveryOrders orders,
            AlarmTimeline timeline,
            Bell bell,
            ObjectMapper json,
            DispatchConfig config) {
        this.book = book;
        this.onTests = onTests;
        this.whereabouts = whereabouts;
        this.orders = orders;
        this.timeline = timeline;
        this.bell = bell;
        this.json = json;
        this.plan = new PagePlan(config.otherMeansAfter());
    }

    @Override
    public void changed(List<AlarmChange> changes) {
        Round.of(changes).forEach(this::work);
    }

    private void work(Round round) {
        page(round.pages());
        if (!round.cleared().isEmpty()) {
            orders.dropHeldBack(ids(round.cleared()), latest(round.cleared()));
        }
        inform(round.news());
        if (!round.answered().isEmpty()) {
            orders.answer(ids(round.answered()), latest(round.answered()));
        }
        catchUp(round.known());
    }

    private void page(List<AlarmChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Guide guide = guide(changes);
        Map<UUID, Set<String>> awaited = takeOver(changes);
        List<Line> lines = new ArrayList<>();
        List<Order> pages = new ArrayList<>();
        for (AlarmChange change : changes) {
            UUID id = change.alarm().id();
            Optional<OnTest> onTest = guide.onTest(change);
            List<RouteBook.Lead> leads = guide.leads(change.alarm());
            lines.addAll(notes(change, onTest, leads.isEmpty()));
            pages.addAll(orders(change, plan.of(change, leads, onTest, awaited.getOrDefault(id, Set.of()))));
        }
        write(lines, pages);
    }

    /** What tells where alarms go, read once for all of them. */
    private Guide guide(List<AlarmChange> changes) {
        return new Guide(
                whereabouts.alarms(ids(changes)),
                onTests.notOver(changes.getFirst().at()),
                book.leads());
    }

    /** Escalations take over what repeats; answers the routes whose later step is still to come, by alarm. */
    private Map<UUID, Set<String>> takeOver(List<AlarmChange> changes) {
        List<AlarmChange> escalated = changes.stream()
                .filter(change -> change.kind() == AlarmChange.Kind.ESCALATED)
                .toList();
        if (escalated.isEmpty()) {
            return Map.of();
        }
        orders.supersede(ids(escalated), latest(escalated));
        return orders.awaited(ids(escalated));
    }

    /**
     * Pages along the routes that match only now that more is known of an alarm, as when its device came to stand in the
     * register; to those it is a new alarm.
     */
    private void catchUp(List<AlarmChange> changes) {
        List<AlarmChange> news = changes.stream()
                .filter(change -> change.alarm().active() && change.alarm().state() == AlarmState.NEW)
                .map(change -> new AlarmChange(AlarmChange.Kind.RAISED, change.alarm(), change.at(), change.by()))
                .toList();
        if (news.isEmpty()) {
            return;
        }
        Guide guide = guide(news);
        Map<UUID, Set<String>> paged = orders.paged(ids(news));
        Map<UUID, Instant> console = orders.consoleCalls(ids(news));
        List<Line> lines = new ArrayList<>();
        List<Order> pages = new ArrayList<>();
        for (AlarmChange change : news) {
            UUID id = change.alarm().id();
            Optional<OnTest> onTest = guide.onTest(change);
            Instant due = onTest.map(OnTest::until).orElse(change.at());
            Set<String> had = paged.getOrDefault(id, Set.of());
            boolean called = console.containsKey(id) && !console.get(id).isAfter(due);
            List<RouteBook.Lead> missed = guide.leads(change.alarm()).stream()
                    .filter(lead -> !had.contains(lead.route().id()) && !(called && callsConsoleAtOnce(lead)))
                    .toList();
            if (!missed.isEmpty()) {
                lines.addAll(notes(change, onTest, false));
                pages.addAll(orders(change, plan.of(change, missed, onTest, Set.of())));
            }
        }
        write(lines, pages);
    }

    /** The operators' console that has an alarm already is not called a second time. */
    private static boolean callsConsoleAtOnce(RouteBook.Lead lead) {
        return lead.channel().equals(ConsoleChannel.NAME)
                && lead.route().after().isZero();
    }

    /** Tells those who were paged what became of it. */
    private void inform(List<AlarmChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Map<UUID, List<DeliveryOrders.Reached>> reached = orders.reached(ids(changes), latest(changes));
        write(
                List.of(),
                changes.stream()
                        .flatMap(change -> orders(
                                change,
                                reached.getOrDefault(change.alarm().id(), List.of()).stream()
                                        .map(somebody -> PagePlan.word(change, somebody))
                                        .toList())
                                .stream())
                        .toList());
    }

    /** The console shows the alarm by itself, so that nobody has to be woken to write down that it does. */
    private void write(List<Line> lines, List<Order> deliveries) {
        if (!lines.isEmpty()) {
            timeline.add(lines);
        }
        if (!deliveries.isEmpty()) {
            orders.write(deliveries);
        }
        if (deliveries.stream().anyMatch(order -> !order.planned().isForConsole())) {
            bell.ringAfterCommit();
        }
    }

    private List<Order> orders(AlarmChange change, List<Planned> planned) {
        if (planned.isEmpty()) {
            return List.of();
        }
        String body = body(new Message(PagePlan.type(change), change.at(), change.alarm()));
        return planned.stream().map(each -> new Order(change, each, body)).toList();
    }

    private static List<Line> notes(AlarmChange change, Optional<OnTest> onTest, boolean unrouted) {
        UUID alarm = change.alarm().id();
        List<Line> lines = new ArrayList<>();
        onTest.ifPresent(test -> lines.add(new Line(
                alarm,
                new TimelineEntry(
                        change.at(),
                        "on_test",
                        null,
                        Map.of("reason", test.reason(), "until", test.until().toString(), "by", test.by())))));
        if (unrouted && change.alarm().alarmClass() == AlarmClass.FIRE) {
            lines.add(new Line(alarm, new TimelineEntry(change.at(), "unrouted", null, Map.of())));
        }
        return lines;
    }

    private static List<UUID> ids(List<AlarmChange> changes) {
        return changes.stream().map(change -> change.alarm().id()).toList();
    }

    private static Instant latest(List<AlarmChange> changes) {
        return changes.getLast().at();
    }

    private String body(Message message) {
        try {
            return json.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an alarm is always JSON", e);
        }
    }
}
