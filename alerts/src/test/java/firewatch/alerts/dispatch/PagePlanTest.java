package firewatch.alerts.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import firewatch.alerts.alarm.Alarm;
import firewatch.alerts.alarm.AlarmChange;
import firewatch.alerts.alarm.AlarmPlace;
import firewatch.alerts.alarm.AlarmState;
import firewatch.events.AlarmClass;
import firewatch.events.AlarmEpisode.ClockState;
import firewatch.events.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PagePlanTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private final PagePlan plan = new PagePlan(Duration.ofSeconds(15));

    @Test
    void everyMatchingRoutePagesAtItsTime() {
        var pages = plan.of(
                raised(AlarmClass.FIRE),
                List.of(lead("now", "PT0S"), lead("later", "PT5M")),
                Optional.empty(),
                Set.of());
        assertThat(pages).extracting(Planned::route).containsExactly("now", "later");
        assertThat(pages).extracting(Planned::due).containsExactly(NOW, NOW.plusSeconds(300));
        assertThat(pages).allMatch(Planned::page).allMatch(page -> page.urgency() == Urgency.NEW_FIRE);
        assertThat(pages.getFirst().otherMeansAt()).isEqualTo(NOW.plusSeconds(15));
        assertThat(pages.getFirst().type()).isEqualTo("alarm.raised");
    }

    @Test
    void aFireThatMatchesNoRouteGoesToTheOperatorsOnDuty() {
        var pages = plan.of(raised(AlarmClass.FIRE), List.of(), Optional.empty(), Set.of());
        assertThat(pages).singleElement().satisfies(page -> {
            assertThat(page.route()).isEqualTo(DeliveryOrders.UNROUTED);
            assertThat(page.channel()).isEqualTo("console");
            assertThat(page.due()).isEqualTo(NOW);
        });
    }

    @Test
    void aFaultThatMatchesNoRoutePagesNobody() {
        assertThat(plan.of(raised(AlarmClass.FAULT), List.of(), Optional.empty(), Set.of()))
                .isEmpty();
    }

    @Test
    void whatIsOnTestWaitsForTheEndOfIt() {
        Instant end = NOW.plus(Duration.ofHours(2));
        OnTest onTest =
                new OnTest("t", "smoke-1", null, null, null, "detector swapped", NOW.minusSeconds(9), end, "lin");
        var pages = plan.of(raised(AlarmClass.FIRE), List.of(lead("now", "PT0S")), Optional.of(onTest), Set.of());
        assertThat(pages).singleElement().satisfies(page -> {
            assertThat(page.due()).isEqualTo(end);
            assertThat(page.onTest()).isEqualTo("t");
            assertThat(page.otherMeansAt()).isEqualTo(end.plusSeconds(15));
        });
    }

    @Test
    void aStepThatComesAfterTheEndOfTheTestIsNotHeldBackByIt() {
        Instant end = NOW.plusSeconds(60);
        OnTest onTest =
                new OnTest("t", "smoke-1", null, null, null, "detector swapped", NOW.minusSeconds(9), end, "lin");
        var pages = plan.of(
                raised(AlarmClass.FIRE),
                List.of(lead("now", "PT0S"), lead("later", "PT5M")),
                Optional.of(onTest),
                Set.of());
        assertThat(pages).extracting(Planned::due).containsExactly(end, NOW.plusSeconds(300));
        assertThat(pages).extracting(Planned::onTest).containsExactly("t", null);
    }

    @Test
    void aDevicesOwnTestMarkKeepsNothingFromPaging() {
        Alarm marked = alarm(AlarmClass.FIRE, AlarmState.NEW, true);
        var change = new AlarmChange(AlarmChange.Kind.RAISED, marked, NOW, null);
        assertThat(plan.of(change, List.of(lead("now", "PT0S")), Optional.empty(), Set.of()))
                .singleElement()
                .satisfies(page -> assertThat(page.due()).isEqualTo(NOW));
    }

    @Test
    void anEscalationPagesAgainAndDoesNotPutOffALaterStep() {
        var change =
                new AlarmChange(AlarmChange.Kind.ESCALATED, alarm(AlarmClass.FIRE, AlarmState.NEW, false), NOW, null);
        var pages = plan.of(
                change, List.of(lead("now", "PT0S"), lead("later", "PT5M")), Optional.empty(), Set.of("now", "later"));
        assertThat(pages).extracting(Planned::route).containsExactly("now");
        assertThat(pages.getFirst().urgency()).isEqualTo(Urgency.FIRE);
        assertThat(pages.getFirst().until()).isEqualTo(Until.ACKNOWLEDGED);
    }

    @Test
    void whoAnsweredIsToldOnceMoreButNotAgainAndAgain() {
        var change = new AlarmChange(
                AlarmChange.Kind.ESCALATED, alarm(AlarmClass.FIRE, AlarmState.ACKNOWLEDGED, false), NOW, null);
        assertThat(plan.of(change, List.of(lead("now", "PT0S")), Optional.empty(), Set.of()))
                .singleElement()
                .satisfies(page -> assertThat(page.until()).isEqualTo(Until.ACCEPTED));
    }

    private static AlarmChange raised(AlarmClass alarmClass) {
        return new AlarmChange(AlarmChange.Kind.RAISED, alarm(alarmClass, AlarmState.NEW, false), NOW, null);
    }

    private static RouteBook.Lead lead(String id, String after) {
        Route route = new Route(
                id, id, null, null, Set.of(AlarmClass.FIRE), "contact", Duration.parse(after), Until.ACKNOWLEDGED);
        return new RouteBook.Lead(route, "Duty phone", "webhook");
    }

    static Alarm alarm(AlarmClass alarmClass, AlarmState state, boolean test) {
        return new Alarm(
                UUID.randomUUID(),
                1,
                alarmClass,
                state,
                Condition.FIRE,
                true,
                "smoke-1",
                null,
                new AlarmPlace("b-1", "Tower", "3", null, null),
                NOW,
                NOW,
                false,
                0,
                null,
                null,
                null,
                null,
                false,
                ClockState.OK,
                false,
                true,
                test);
    }
}
