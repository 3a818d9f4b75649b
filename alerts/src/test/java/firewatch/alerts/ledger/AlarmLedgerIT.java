package firewatch.alerts.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firewatch.alerts.alarm.Alarm;
import firewatch.alerts.alarm.AlarmPlace;
import firewatch.alerts.alarm.AlarmState;
import firewatch.alerts.alarm.Outcome;
import firewatch.events.AlarmClass;
import firewatch.events.AlarmEvent;
import firewatch.events.BuildingId;
import firewatch.events.Condition;
import firewatch.events.DeviceId;
import firewatch.events.EpisodeConfirmed;
import firewatch.events.Placement;
import firewatch.realparts.RealKafka;
import firewatch.realparts.RealPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** The sequences of episodes and cases, played against a real database. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
class AlarmLedgerIT {
    @Inject
    AlarmLedger ledger;

    @Inject
    AlarmLists lists;

    @Inject
    Cases cases;

    @Inject
    Jdbi jdbi;

    private final Episodes fires = Episodes.ofNewDevice(AlarmClass.FIRE);

    @Test
    void fireThenClearThenCloseThenTheSameAgainIsASecondCase() {
        cases.take(fires.began());
        cases.take(fires.ended(2));
        cases.done(cases.only(fires), new Action.Verify(Outcome.FALSE_ALARM, "steam", null));
        cases.done(cases.only(fires), new Action.Close(null));

        cases.take(fires.next().began());

        assertThat(cases.of(fires)).extracting(Alarm::state).containsExactly(AlarmState.NEW, AlarmState.CLOSED);
        assertThat(cases.of(fires).getFirst().escalations()).isZero();
    }

    @Test
    void fireThenVerifyThenClearThenFireIsPagedAgain() {
        cases.take(fires.began());
        cases.done(cases.only(fires), new Action.Verify(Outcome.FALSE_ALARM, null, null));
        cases.take(fires.ended(2));

        cases.take(fires.next().began());

        Alarm alarm = cases.only(fires);
        assertThat(alarm.escalations()).isEqualTo(1);
        assertThat(alarm.active()).isTrue();
        assertThat(alarm.state()).isEqualTo(AlarmState.NEW);
        assertThat(cases.kinds(alarm)).containsExactly("raised", "verified", "cleared", "escalated");
    }

    @Test
    void whatIsTakenTwiceIsKnownTheSecondTime() {
        List<AlarmEvent> all =
                List.of(fires.began(), fires.ended(2), fires.next().began());
        ledger.take(all);
        Alarm once = cases.only(fires);

        ledger.take(all);
        all.forEach(cases::take);

        assertThat(cases.only(fires)).isEqualTo(once);
        assertThat(cases.kinds(once)).containsExactly("raised", "cleared", "escalated");
    }

    @Test
    void whatIsToldOfAGatewayIsInItsBuilding() {
        jdbi.useHandle(handle -> {
            handle.execute("insert into alerts.building (id, name) values ('b-of-gw', '人民里 12 号')");
            handle.execute("insert into alerts.gateway (id, name, building, secret_sha256)"
                    + " values ('gw-1', '12 号网关', 'b-of-gw', 'none')");
        });
        Episodes losses = new Episodes("gw-1", AlarmClass.FAULT);
        try {
            cases.take(losses.began());
            cases.take(fires.began());
        } finally {
            jdbi.useHandle(handle -> handle.execute("delete from alerts.gateway where id = 'gw-1'"));
        }

        Alarm lost = cases.only(losses);
        assertThat(lost.placement()).isEqualTo(new AlarmPlace("b-of-gw", "人民里 12 号", null, null, "12 号网关"));
        assertThat(lost.registered()).isTrue();
        assertThat(cases.only(fires).placement())
                .as("a device behind it has its own place")
                .isNull();
    }

    @Test
    void anOlderVersionThatComesLateChangesNothing() {
        cases.take(fires.ended(3));
        Alarm ended = cases.only(fires);

        cases.take(fires.began());
        cases.take(fires.joined(2, Condition.FIRE));

        assertThat(ended.active()).isFalse();
        assertThat(cases.only(fires)).isEqualTo(ended);
    }

    @Test
    void aConditionThatJoinsIsALineAndAnEscalation() {
        Episodes faults = Episodes.ofNewDevice(AlarmClass.FAULT);
        cases.take(faults.began());
        cases.take(faults.joined(2, Condition.FAULT, Condition.LOW_BATTERY));

        Alarm alarm = cases.only(faults);
        assertThat(alarm.escalations()).isEqualTo(1);
        assertThat(cases.kinds(alarm)).containsExactly("raised", "escalated");
    }

    @Test
    void aConditionThatJoinsAfterItsCaseWasClosedOpensANewCase() {
        Episodes faults = Episodes.ofNewDevice(AlarmClass.FAULT);
        cases.take(faults.began());
        cases.done(cases.only(faults), new Action.Close(null));

        cases.take(faults.joined(2, Condition.FAULT, Condition.LOW_BATTERY));
        cases.take(faults.ended(3));

        assertThat(cases.of(faults)).extracting(Alarm::state).containsExactly(AlarmState.NEW, AlarmState.CLOSED);
        assertThat(cases.of(faults).getFirst().active()).isFalse();
    }

    @Test
    void whatIsAddedBeforeTheEpisodeIsKept() {
        cases.take(new EpisodeConfirmed(fires.id(), new DeviceId(fires.device()), "inc-7", Episodes.T0));
        cases.take(fires.began());
        cases.take(new EpisodeConfirmed(fires.id(), new DeviceId(fires.device()), "inc-7", null));

        assertThat(cases.only(fires).incident()).isEqualTo("inc-7");
        assertThat(cases.only(fires).confirmed()).isTrue();
        assertThat(cases.kinds(cases.only(fires))).containsExactly("raised");
    }

    @Test
    void anAlarmSaysTheNameOfItsBuilding() {
        String building = "b-" + fires.device();
        jdbi.useHandle(handle -> handle.createUpdate("insert into alerts.building (id, name) values (?, ?)")
                .bind(0, building)
                .bind(1, "东方大厦")
                .execute());

        cases.take(fires.in(new Placement.Installed(new BuildingId(building), "12", null, "走廊"))
                .began());

        assertThat(cases.only(fires).placement().buildingName()).isEqualTo("东方大厦");
        assertThat(lists.open(Set.of(building))).containsExactly(cases.only(fires));
        assertThat(lists.open(Set.of("elsewhere"))).doesNotContain(cases.only(fires));
    }

    @Test
    void aStaleVersionChangesNothing() {
        cases.take(fires.began());
        Alarm seen = cases.only(fires);
        cases.done(seen, new Action.Acknowledge(null));

        Answer answer = ledger.act(
                seen.id(), new Action.Dispatch(null), "wang", _ -> true, version -> version == seen.version());

        assertThat(answer).isEqualTo(new Answer.Stale(2));
        assertThat(cases.only(fires).state()).isEqualTo(AlarmState.ACKNOWLEDGED);
    }

    @Test
    void whatIsNotTheirsIsUnknownToThem() {
        cases.take(fires.began());
        Answer answer = ledger.act(cases.only(fires).id(), new Action.Acknowledge(null), "li", _ -> false, _ -> true);
        assertThat(answer).isInstanceOf(Answer.Unknown.class);
        assertThat(cases.only(fires).state()).isEqualTo(AlarmState.NEW);
    }

    @Test
    void aClosedCaseIsNotReopenedWhileAnotherHoldsThePlace() {
        cases.take(fires.began());
        cases.take(fires.ended(2));
        cases.done(cases.only(fires), new Action.Verify(Outcome.TEST, null, null));
        Alarm first = cases.done(cases.only(fires), new Action.Close(null));
        cases.take(fires.next().began());

        assertThat(ledger.act(first.id(), new Action.Reopen(null), "li", _ -> true, _ -> true))
                .isInstanceOfSatisfying(
                        Answer.Refused.class, no -> assertThat(no.reason()).contains("another alarm"));
        assertThat(cases.of(fires)).hasSize(2);
    }

    @Test
    void theDatabaseItselfAllowsOneOpenCaseOnly() {
        cases.take(fires.began());
        assertThatThrownBy(() -> jdbi.useHandle(handle ->
                        handle.createUpdate("""
                        insert into alerts.alarm (id, version, class, state, condition, active, device, raised_at,
                            received_at, confirmed, escalations, late, clock, is_foreign, registered, test)
                        select gen_random_uuid(), 1, class, 'NEW', condition, active, device, raised_at,
                            received_at, false, 0, late, clock, is_foreign, registered, test
                        from alerts.alarm where device = ?
                        """).bind(0, fires.device()).execute()))
                .hasMessageContaining("alarm_one_open_case");
    }
}
