package firewatch.alerts.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import firewatch.alerts.alarm.Alarm;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several who work on the ledger at the same time, against a real database. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
class LedgerAtOnceIT {
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
    void ofManyWhoActOnTheSameVersionOneSucceeds() throws Exception {
        cases.take(fires.began());
        Alarm seen = cases.only(fires);

        List<Answer> answers = atOnce(
                8,
                () -> ledger.act(
                        seen.id(), new Action.Comment("mine"), "li", _ -> true, version -> version == seen.version()));

        assertThat(answers).filteredOn(Answer.Done.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Answer.Stale.class::isInstance).hasSize(7);
        assertThat(cases.kinds(seen)).containsExactly("raised", "commented");
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

        assertThat(cases.only(fires).escalations()).isEqualTo(7);
    }

    @Test
    void whatIsAddedWhileTheEpisodeIsTakenIsNotLost() throws Exception {
        var added = new EpisodeConfirmed(fires.id(), new DeviceId(fires.device()), "inc-7", Episodes.T0);
        CountDownLatch taking = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        crash.beforeCommit(alarm -> alarm.version() == 1 && !waited(taking, goOn));
        try (var pool = Executors.newFixedThreadPool(2)) {
            Future<?> first = pool.submit(() -> cases.take(fires.began()));
            assertThat(taking.await(20, TimeUnit.SECONDS)).isTrue();
            Future<?> second = pool.submit(() -> cases.take(added));
            await().atMost(Duration.ofSeconds(20)).until(() -> second.isDone() || waitingForALock() > 0);
            goOn.countDown();
            first.get(20, TimeUnit.SECONDS);
            second.get(20, TimeUnit.SECONDS);
        }
        assertThat(cases.only(fires).confirmed()).isTrue();
        assertThat(cases.only(fires).incident()).isEqualTo("inc-7");
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
        assertThat(cases.only(fires).incident()).isEqualTo("inc-20");
        assertThat(cases.only(others).incident()).isEqualTo("inc-20");
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
}
