package firewatch.alerts.ledger;

import static firewatch.alerts.alarm.AlarmChange.Kind.CLEARED;
import static firewatch.alerts.alarm.AlarmChange.Kind.CONFIRMED;
import static firewatch.alerts.alarm.AlarmChange.Kind.ESCALATED;
import static firewatch.alerts.alarm.AlarmChange.Kind.RAISED;
import static firewatch.alerts.alarm.AlarmChange.Kind.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import firewatch.alerts.alarm.Alarm;
import firewatch.alerts.alarm.AlarmState;
import firewatch.alerts.alarm.Outcome;
import firewatch.events.AlarmClass;
import firewatch.events.BuildingId;
import firewatch.events.Condition;
import firewatch.events.Placement;
import org.junit.jupiter.api.Test;

class JudgedTest {
    private final Episodes fires = new Episodes("smoke-1", AlarmClass.FIRE);
    private final Episodes faults = new Episodes("smoke-1", AlarmClass.FAULT);

    @Test
    void theSameSnapshotOpensTheSameCase() {
        Judged.Outcome once = Judged.raised(fires.began(), null);
        assertThat(once.kind()).isEqualTo(RAISED);
        assertThat(once.alarm().id())
                .isEqualTo(Judged.raised(fires.began(), null).alarm().id());
        assertThat(once.alarm().id())
                .isNotEqualTo(Judged.raised(fires.next().began(), null).alarm().id());
    }

    @Test
    void anEndedEpisodeThatIsHeardFirstStillOpensACase() {
        Alarm alarm = Judged.raised(fires.ended(2), null).alarm();
        assertThat(alarm.active()).isFalse();
        assertThat(alarm.state()).isEqualTo(AlarmState.NEW);
    }

    @Test
    void aFurtherEpisodeAsksAgain() {
        CaseDraft draft = new CaseDraft(Judged.raised(fires.began(), null).alarm());
        draft.state = AlarmState.VERIFIED;
        draft.acknowledgedBy = "li";
        draft.verifiedAs = Outcome.FALSE_ALARM;
        draft.assignedTo = "wang";

        Judged.Outcome again = Judged.joined(draft.next(), fires.next().began(), null, false);

        assertThat(again.kind()).isEqualTo(ESCALATED);
        assertThat(again.alarm().escalations()).isEqualTo(1);
        assertThat(again.alarm().state()).isEqualTo(AlarmState.NEW);
        assertThat(again.alarm().acknowledgedBy()).isNull();
        assertThat(again.alarm().verifiedAs()).isNull();
        assertThat(again.alarm().assignedTo()).isEqualTo("wang");
    }

    @Test
    void helpOnItsWayStaysOnItsWay() {
        CaseDraft draft = new CaseDraft(Judged.raised(fires.began(), null).alarm());
        draft.state = AlarmState.DISPATCHED;
        draft.acknowledgedBy = "li";
        draft.verifiedAs = Outcome.REAL_FIRE;

        Alarm again =
                Judged.joined(draft.next(), fires.next().began(), null, false).alarm();

        assertThat(again.state()).isEqualTo(AlarmState.DISPATCHED);
        assertThat(again.verifiedAs()).isEqualTo(Outcome.REAL_FIRE);
    }

    @Test
    void aConditionThatJoinsEscalatesAndOneThatLeavesDoesNot() {
        Alarm alarm = Judged.raised(faults.began(), null).alarm();
        KnownEpisode one = new KnownEpisode(alarm.id(), faults.began());
        KnownEpisode two = new KnownEpisode(alarm.id(), faults.joined(2, Condition.FAULT, Condition.POWER_FAULT));

        assertThat(Judged.updated(alarm, one, two.snapshot(), false)).hasValueSatisfying(outcome -> {
            assertThat(outcome.kind()).isEqualTo(ESCALATED);
            assertThat(outcome.alarm().escalations()).isEqualTo(1);
        });
        assertThat(Judged.updated(alarm, two, faults.joined(3, Condition.FAULT), false))
                .isEmpty();
    }

    @Test
    void aCaseIsActiveAsLongAsAnyEpisodeOfItIs() {
        Alarm alarm = Judged.raised(fires.began(), null).alarm();
        KnownEpisode known = new KnownEpisode(alarm.id(), fires.began());

        assertThat(Judged.updated(alarm, known, fires.ended(2), true)).isEmpty();
        assertThat(Judged.updated(alarm, known, fires.ended(2), false)).hasValueSatisfying(outcome -> {
            assertThat(outcome.kind()).isEqualTo(CLEARED);
            assertThat(outcome.alarm().active()).isFalse();
        });
    }

    @Test
    void aPlaceIsLearntAndNotForgotten() {
        Alarm nowhere = Judged.raised(fires.began(), null).alarm();
        KnownEpisode known = new KnownEpisode(nowhere.id(), fires.began());
        Placement there = new Placement.Installed(new BuildingId("b1"), "3", null, "kitchen\0");

        var placed = Judged.updated(nowhere, known, fires.in(there).joined(2, Condition.FIRE), false);

        assertThat(placed).hasValueSatisfying(outcome -> {
            assertThat(outcome.kind()).isEqualTo(UPDATED);
            assertThat(outcome.alarm().building()).isEqualTo("b1");
            assertThat(outcome.alarm().placement().label()).isEqualTo("kitchen\uFFFD");
        });
        var unplaced = fires.in(new Placement.Unplaced()).joined(3, Condition.FIRE);
        assertThat(Judged.updated(placed.get().alarm(), known, unplaced, false)).isEmpty();
    }

    @Test
    void theBuildingLevelOnlyAdds() {
        Alarm alarm = Judged.raised(fires.began(), null).alarm();
        Addition both = new Addition("inc-1", Episodes.T0);

        assertThat(Judged.added(alarm, new Addition("inc-1", null)))
                .hasValueSatisfying(outcome -> assertThat(outcome.kind()).isEqualTo(UPDATED));
        assertThat(Judged.added(alarm, both))
                .hasValueSatisfying(outcome -> assertThat(outcome.kind()).isEqualTo(CONFIRMED));
        assertThat(Judged.added(Judged.raised(fires.began(), both).alarm(), new Addition("inc-1", null)))
                .isEmpty();
    }
}
