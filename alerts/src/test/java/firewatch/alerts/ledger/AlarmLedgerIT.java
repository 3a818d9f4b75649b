package firewatch.alerts.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import firewatch.alerts.alarm.Alarm;
import firewatch.alerts.alarm.AlarmChange;
import firewatch.alerts.alarm.AlarmState;
import firewatch.alerts.alarm.Outcome;
import firewatch.alerts.alarm.TimelineEntry;
import firewatch.events.AlarmClass;
import firewatch.events.AlarmEpisode;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
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
    TimelineStore timeline;

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
    void fireThenClearThenCloseThenTheSameAgainIsASecondCase() {
        take(fires.began());
        take(fires.ended(2));
        done(only(), new Action.Verify(Outcome.FALSE_ALARM, "steam", null));
        done(only(), new Action.Close(null));

        take(fires.next().began());

        assertThat(cases()).extracting(Alarm::state).containsExactly(AlarmState.NEW, AlarmState.CLOSED);
        assertThat(cases().getFirst().escalations()).isZero();
    }

    @Test
    void fireThenVerifyThenClearThenFireIsPagedAgain() {
        take(fires.began());
        done(only(), new Action.Verify(Outcome.FALSE_ALARM, null, null));
        take(fires.ended(2));

        take(fires.next().began());

        Alarm alarm = only();
        assertThat(alarm.escalations()).isEqualTo(1);
        assertThat(alarm.active()).isTrue();
        assertThat(alarm.state()).isEqualTo(AlarmState.NEW);
        assertThat(kinds(alarm)).containsExactly("raised", "verified", "cleared", "escalated");
    }

    @Test
    void whatIsTakenTwiceIsKnownTheSecondTime() {
        List<AlarmEvent> all =
                List.of(fires.began(), fires.ended(2), fires.next().began());
        ledger.take(all);
        Alarm once = only();

        ledger.take(all);
        all.forEach(this::take);

        assertThat(only()).isEqualTo(once);
        assertThat(kinds(once)).containsExactly("raised", "cleared", "escalated");
    }

    @Test
    void anOlderVersionThatComesLateChangesNothing() {
        take(fires.ended(3));
        Alarm ended = only();

        take(fires.began());
        take(fires.joined(2, Condition.FIRE));

        assertThat(ended.active()).isFalse();
        assertThat(only()).isEqualTo(ended);
    }

    @Test
    void aConditionThatJoinsIsALineAndAnEscalation() {
        Episodes faults = Episodes.ofNewDevice(AlarmClass.FAULT);
        take(faults.began());
        take(faults.joined(2, Condition.FAULT, Condition.LOW_BATTERY));

        Alarm alarm = only(faults);
        assertThat(alarm.escalations()).isEqualTo(1);
        assertThat(kinds(alarm)).containsExactly("raised", "escalated");
    }

    @Test
    void aConditionThatJoinsAfterItsCaseWasClosedOpensANewCase() {
        Episodes faults = Episodes.ofNewDevice(AlarmClass.FAULT);
        take(faults.began());
        done(only(faults), new Action.Close(null));

        take(faults.joined(2, Condition.FAULT, Condition.LOW_BATTERY));
        take(faults.ended(3));

        assertThat(cases(faults)).extracting(Alarm::state).containsExactly(AlarmState.NEW, AlarmState.CLOSED);
        assertThat(cases(faults).getFirst().active()).isFalse();
    }

    @Test
    void whatIsAddedBeforeTheEpisodeIsKept() {
        take(new EpisodeConfirmed(fires.id(), new DeviceId(fires.device()), "inc-7", Episodes.T0));
        take(fires.began());
        take(new EpisodeConfirmed(fires.id(), new DeviceId(fires.device()), "inc-7", null));

        assertThat(only().incident()).isEqualTo("inc-7");
        assertThat(only().confirmed()).isTrue();
        assertThat(kinds(only())).containsExactly("raised");
    }

    @Test
    void anAlarmSaysTheNameOfItsBuilding() {
        String building = "b-" + fires.device();
        jdbi.useHandle(handle -> handle.createUpdate("insert into alerts.building (id, name) values (?, ?)")
                .bind(0, building)
                .bind(1, "东方大厦")
                .execute());

        take(fires.in(new Placement.Installed(new BuildingId(building), "12", null, "走廊"))
                .began());

        assertThat(only().placement().buildingName()).isEqualTo("东方大厦");
        assertThat(lists.open(Set.of(building))).containsExactly(only());
        assertThat(lists.open(Set.of("elsewhere"))).doesNotContain(only());
    }

    @Test
    void aStaleVersionChangesNothing() {
        take(fires.began());
        Alarm seen = only();
        done(seen, new Action.Acknowledge(null));

        Answer answer = ledger.act(
                seen.id(), new Action.Dispatch(null), "wang", _ -> true, version -> version == seen.version());

        assertThat(answer).isEqualTo(new Answer.Stale(2));
        assertThat(only().state()).isEqualTo(AlarmState.ACKNOWLEDGED);
    }

    @Test
    void ofManyWhoActOnTheSameVersionOneSucceeds() throws Exception {
        take(fires.began());
        Alarm seen = only();

        List<Answer> answers = atOnce(
                8,
                () -> ledger.act(
                        seen.id(), new Action.Comment("mine"), "li", _ -> true, version -> version == seen.version()));

        assertThat(answers).filteredOn(Answer.Done.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Answer.Stale.class::isInstance).hasSize(7);
        assertThat(kinds(seen)).containsExactly("raised", "commented");
    }

    @Test
    void whatIsNotTheirsIsUnknownToThem() {
        take(fires.began());
        Answer answer = ledger.act(only().id(), new Action.Acknowledge(null), "li", _ -> false, _ -> true);
        assertThat(answer).isInstanceOf(Answer.Unknown.class);
        assertThat(only().state()).isEqualTo(AlarmState.NEW);
    }

    @Test
    void aClosedCaseIsNotReopenedWhileAnotherHoldsThePlace() {
        take(fires.began());
        take(fires.ended(2));
        done(only(), new Action.Verify(Outcome.TEST, null, null));
        Alarm first = done(only(), new Action.Close(null));
        take(fires.next().began());

        assertThat(ledger.act(first.id(), new Action.Reopen(null), "li", _ -> true, _ -> true))
                .isInstanceOfSatisfying(
                        Answer.Refused.class, no -> assertThat(no.reason()).contains("another alarm"));
        assertThat(cases()).hasSize(2);
    }

    @Test
    void manyWhoRaiseAtOnceMakeOneCase() throws Exception {
        List<AlarmEpisode> each = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            each.add(fires.next().began());
        }
        var next = each.iterator();
        atOnce(8, () -> {
            AlarmEpisode mine;
            synchronized (next) {
                mine = next.next();
            }
            ledger.take(List.of(mine));
            return mine;
        });

        assertThat(only().escalations()).isEqualTo(7);
    }

    @Test
    void theDatabaseItselfAllowsOneOpenCaseOnly() {
        take(fires.began());
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

    @Test
    void aCrashBeforeTheCommitLosesNothingAndDoublesNothing() {
        crash.beforeCommit();
        assertThatThrownBy(() -> take(fires.began())).hasMessageContaining("crash");
        assertThat(cases()).isEmpty();
        crash.calm();

        take(fires.began());

        assertThat(kinds(only())).containsExactly("raised");
        assertThat(feedEntries()).isEqualTo(1);
    }

    @Test
    void aCrashAfterTheCommitAndBeforeTheOffsetDoublesNothing() {
        List<AlarmEpisode> batch = List.of(fires.began(), fires.ended(2));
        ledger.take(batch);

        ledger.take(batch);

        assertThat(kinds(only())).containsExactly("raised", "cleared");
        assertThat(feedEntries()).isEqualTo(2);
    }

    @Test
    void whatIsAddedWhileTheEpisodeIsTakenIsNotLost() throws Exception {
        var added = new EpisodeConfirmed(fires.id(), new DeviceId(fires.device()), "inc-7", Episodes.T0);
        CountDownLatch taking = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        crash.beforeCommit(alarm -> alarm.version() == 1 && !waited(taking, goOn));
        try (var pool = Executors.newFixedThreadPool(2)) {
            Future<?> first = pool.submit(() -> take(fires.began()));
            assertThat(taking.await(20, TimeUnit.SECONDS)).isTrue();
            Future<?> second = pool.submit(() -> take(added));
            await().atMost(Duration.ofSeconds(20)).until(() -> second.isDone() || waitingForALock() > 0);
            goOn.countDown();
            first.get(20, TimeUnit.SECONDS);
            second.get(20, TimeUnit.SECONDS);
        }
        assertThat(only().confirmed()).isTrue();
        assertThat(only().incident()).isEqualTo("inc-7");
    }

    private static boolean waited(CountDownLatch taking, CountDownLatch goOn) {
        taking.countDown();
        try {
            return goOn.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private int waitingForALock() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from pg_locks where locktype = 'advisory' and not granted")
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void twoWhoTakeTheSameInOppositeOrderDoNotDeadlock() throws Exception {
        Episodes others = Episodes.ofNewDevice(AlarmClass.FIRE);
        for (int round = 1; round <= 20; round++) {
            List<AlarmEvent> told = List.of(fires.joined(round, Condition.FIRE), others.joined(round, Condition.FIRE));
            List<AlarmEvent> added = List.of(
                    new EpisodeConfirmed(others.id(), new DeviceId(others.device()), "inc-" + round, null),
                    new EpisodeConfirmed(fires.id(), new DeviceId(fires.device()), "inc-" + round, null));
            var next = new ConcurrentLinkedQueue<>(List.of(told, added));
            atOnce(2, () -> {
                ledger.take(next.remove());
                return true;
            });
        }
        assertThat(only().incident()).isEqualTo("inc-20");
        assertThat(only(others).incident()).isEqualTo("inc-20");
    }

    private int feedEntries() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select count(*) from alerts.feed where data->>'deviceId' = ?")
                        .bind(0, fires.device())
                        .mapTo(Integer.class)
                        .one());
    }

    private static <T> List<T> atOnce(int threads, Callable<T> deed) throws Exception {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(deed));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : running) {
                results.add(result.get(20, TimeUnit.SECONDS));
            }
            return results;
        }
    }

    private void take(AlarmEvent event) {
        ledger.take(List.of(event));
    }

    private Alarm done(Alarm alarm, Action action) {
        Answer answer = ledger.act(alarm.id(), action, "li", _ -> true, _ -> true);
        assertThat(answer).isInstanceOf(Answer.Done.class);
        return ((Answer.Done) answer).alarm();
    }

    private Alarm only() {
        return only(fires);
    }

    private Alarm only(Episodes of) {
        assertThat(cases(of)).hasSize(1);
        return cases(of).getFirst();
    }

    private List<Alarm> cases() {
        return cases(fires);
    }

    private List<Alarm> cases(Episodes of) {
        return lists.page(new AlarmQuery(
                        AlarmQuery.Which.ALL, Set.of(), null, of.device(), null, null, AlarmLists.NEWEST, 50))
                .items();
    }

    /** What happened to the alarm itself; dispatch, too, writes on its timeline. */
    private List<String> kinds(Alarm alarm) {
        Set<String> ours = Arrays.stream(AlarmChange.Kind.values())
                .map(AlarmChange.Kind::wireName)
                .collect(Collectors.toSet());
        return timeline.page(alarm.id(), 0, 50).items().stream()
                .map(TimelineEntry::kind)
                .filter(ours::contains)
                .toList();
    }
}
