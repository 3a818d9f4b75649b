package firewatch.alerts.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firewatch.alerts.alarm.Alarm;
import firewatch.alerts.alarm.AlarmState;
import firewatch.events.AlarmClass;
import firewatch.events.AlarmEpisode;
import firewatch.events.AlarmEvent;
import firewatch.events.Condition;
import firewatch.events.DeviceId;
import firewatch.events.EpisodeConfirmed;
import firewatch.realparts.RealKafka;
import firewatch.realparts.RealPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many events in one transaction, and what can go wrong with one of them, against a real database. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
class LedgerBatchIT {
    @Inject
    AlarmLedger ledger;

    @Inject
    Cases cases;

    @Inject
    CrashPoint crash;

    @Inject
    Jdbi jdbi;

    private final Episodes fires = Episodes.ofNewDevice(AlarmClass.FIRE);

    @AfterEach
    void calm() {
        crash.calm();
    }

    @Test
    void aCrashBeforeTheCommitLosesNothingAndDoublesNothing() {
        crash.beforeCommit();
        assertThatThrownBy(() -> cases.take(fires.began())).hasMessageContaining("crash");
        assertThat(cases.of(fires)).isEmpty();
        crash.calm();

        cases.take(fires.began());

        assertThat(cases.kinds(cases.only(fires))).containsExactly("raised");
        assertThat(cases.feedEntries(fires)).isEqualTo(1);
    }

    @Test
    void aCrashAfterTheCommitAndBeforeTheOffsetDoublesNothing() {
        List<AlarmEpisode> batch = List.of(fires.began(), fires.ended(2));
        ledger.take(batch);

        ledger.take(batch);

        assertThat(cases.kinds(cases.only(fires))).containsExactly("raised", "cleared");
        assertThat(cases.feedEntries(fires)).isEqualTo(2);
    }

    @Test
    void oneBatchHoldsTheWholeStoryOfADevice() {
        List<AlarmEvent> story = List.of(
                fires.began(), fires.ended(2), fires.next().began(), added("inc-3"), fires.joined(2, Condition.FIRE));
        ledger.take(story);

        Alarm alarm = cases.only(fires);
        assertThat(alarm.active()).isTrue();
        assertThat(alarm.escalations()).isEqualTo(1);
        assertThat(alarm.incident()).isEqualTo("inc-3");
        assertThat(alarm.version()).isEqualTo(4);
        assertThat(cases.kinds(alarm)).containsExactly("raised", "cleared", "escalated", "confirmed");
        assertThat(cases.feedEntries(fires)).isEqualTo(4);

        ledger.take(story);
        assertThat(cases.only(fires)).isEqualTo(alarm);
        assertThat(cases.feedEntries(fires)).isEqualTo(4);
    }

    @Test
    void whatOneBatchTellsIsWhatManyWouldTell() {
        Episodes others = Episodes.ofNewDevice(AlarmClass.FIRE);
        ledger.take(List.of(fires.began(), fires.ended(2), fires.next().began()));
        for (AlarmEvent each :
                List.of(others.began(), others.ended(2), others.next().began())) {
            cases.take(each);
        }
        assertThat(cases.only(fires))
                .usingRecursiveComparison()
                .ignoringFields("id", "deviceId")
                .isEqualTo(cases.only(others));
        assertThat(cases.kinds(cases.only(fires))).isEqualTo(cases.kinds(cases.only(others)));
    }

    @Test
    void twoEpisodesOfOnePlaceInABatchAreOneCase() {
        AlarmEpisode first = fires.began();
        ledger.take(List.of(first, fires.next().began()));
        assertThat(cases.only(fires).escalations()).isEqualTo(1);
    }

    @Test
    void anOlderVersionInTheSameBatchChangesNothing() {
        ledger.take(List.of(fires.ended(3), fires.began(), fires.joined(2, Condition.FIRE)));
        assertThat(cases.only(fires).active()).isFalse();
        assertThat(cases.kinds(cases.only(fires))).containsExactly("raised");
    }

    @Test
    void whatIsAddedBeforeItsEpisodeInTheSameBatchIsKept() {
        ledger.take(List.of(added("inc-9"), fires.began()));
        assertThat(cases.only(fires).incident()).isEqualTo("inc-9");
        assertThat(cases.only(fires).confirmed()).isTrue();
        assertThat(cases.kinds(cases.only(fires))).containsExactly("raised");
    }

    @Test
    void aBatchGoesOnWithWhatIsClosedAndWithWhatIsOpen() {
        Episodes faults = Episodes.ofNewDevice(AlarmClass.FAULT);
        ledger.take(List.of(fires.began(), faults.began()));
        cases.done(cases.only(faults), new Action.Close(null));

        ledger.take(List.of(faults.joined(2, Condition.FAULT, Condition.LOW_BATTERY), fires.ended(2), faults.ended(3)));

        assertThat(cases.of(faults)).extracting(Alarm::state).containsExactly(AlarmState.NEW, AlarmState.CLOSED);
        assertThat(cases.of(faults).getFirst().active()).isFalse();
        assertThat(cases.of(faults).getLast().version()).isEqualTo(2);
        assertThat(cases.only(fires).active()).isFalse();
    }

    @Test
    void aCaseThatSomebodyPutAtAPlaceUnseenUndoesTheWholeBatchAndIsJoinedByTheNext() {
        Episodes others = Episodes.ofNewDevice(AlarmClass.FIRE);
        List<AlarmEvent> batch = List.of(others.began(), fires.began());
        jdbi.useHandle(handle -> handle.execute("""
                create or replace function alerts.intrude() returns trigger language plpgsql as $$
                begin
                    insert into alerts.alarm (id, version, class, state, condition, active, device, raised_at,
                        received_at, confirmed, escalations, late, clock, is_foreign, registered, test)
                    select gen_random_uuid(), 1, 'FIRE', 'NEW', 'FIRE', true, tg_argv[0], now(),
                        now(), false, 0, false, 'OK', false, true, false;
                    return null;
                end $$
                """));
        jdbi.useHandle(
                handle -> handle.execute("create trigger intrude before insert on alerts.alarm for each statement"
                        + " when (pg_trigger_depth() = 0) execute function alerts.intrude('" + fires.device() + "')"));
        try {
            assertThatThrownBy(() -> ledger.take(batch)).hasMessageContaining("alarm_one_open_case");
        } finally {
            jdbi.useHandle(handle -> handle.execute("drop trigger intrude on alerts.alarm"));
        }
        assertThat(cases.of(others)).isEmpty();
        assertThat(cases.of(fires)).isEmpty();

        ledger.take(batch);
        ledger.take(List.of(fires.next().began()));
        assertThat(cases.only(fires).escalations()).isEqualTo(1);
        assertThat(cases.only(others).escalations()).isZero();
    }

    @Test
    void aCrashInTheMiddleOfABatchLosesNothingAndDoublesNothing() {
        List<Episodes> many = Stream.generate(() -> Episodes.ofNewDevice(AlarmClass.FIRE))
                .limit(30)
                .toList();
        List<AlarmEpisode> batch = many.stream().map(Episodes::began).toList();
        crash.beforeCommit(alarm -> alarm.deviceId().equals(many.get(20).device()));
        assertThatThrownBy(() -> ledger.take(batch)).hasMessageContaining("crash");
        assertThat(many).allSatisfy(each -> {
            assertThat(cases.of(each)).isEmpty();
            assertThat(cases.feedEntries(each)).isZero();
        });
        crash.calm();

        ledger.take(batch);
        ledger.take(batch);

        assertThat(many).allSatisfy(each -> {
            assertThat(cases.kinds(cases.only(each))).containsExactly("raised");
            assertThat(cases.feedEntries(each)).isEqualTo(1);
        });
    }

    private EpisodeConfirmed added(String incident) {
        return new EpisodeConfirmed(fires.id(), new DeviceId(fires.device()), incident, Episodes.T0);
    }
}
