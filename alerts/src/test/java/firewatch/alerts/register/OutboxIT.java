package firewatch.alerts.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import firewatch.alerts.TestAccounts;
import firewatch.events.Topics;
import firewatch.realparts.RealKafka;
import firewatch.realparts.RealPostgres;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each point at which the way from the register to Kafka can be cut. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(TestAccounts.class)
class OutboxIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String device = "o-" + UUID.randomUUID();

    @Inject
    Devices devices;

    @Inject
    OutboxRelay relay;

    @Inject
    OutboxWorker worker;

    @Inject
    Announcer kafka;

    @Inject
    @Readiness
    RegisterReadiness readiness;

    @Inject
    Jdbi jdbi;

    /** As if the process were not there: nothing but the test takes from the outbox. */
    @BeforeEach
    void withoutAWorker() throws InterruptedException {
        assertThat(worker.awaitTold(Topics.DEVICES, PATIENCE)).isTrue();
        worker.end();
    }

    @AfterEach
    void withAWorker() throws InterruptedException {
        worker.end();
        worker.begin();
    }

    @Test
    void aChangeReachesKafkaAtOnceInTheOrderItWasMade() throws InterruptedException {
        worker.begin();
        try (TopicReader reader = new TopicReader(Topics.DEVICES)) {
            devices.add(named(device, "one"));
            devices.replace(named(device, "two"));
            devices.delete(device);

            assertThat(reader.valuesOf(device, 3))
                    .satisfiesExactly(
                            one -> assertThat(one).contains("\"one\""),
                            two -> assertThat(two).contains("\"two\""),
                            gone -> assertThat(gone).isNull());
        }
    }

    @Test
    void cutBeforeTheCommitNothingIsTold() {
        long before = relay.youngest(Topics.DEVICES);

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    devices.add(named(device, "one"));
                    throw new IllegalArgumentException("cut");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(relay.youngest(Topics.DEVICES)).isEqualTo(before);
        assertThat(devices.find(device)).isEmpty();
    }

    @Test
    void cutBetweenCommitAndPublishItIsToldAtTheNextStart() throws InterruptedException {
        devices.add(named(device, "one"));
        assertThat(relay.backlogAge()).isPositive();

        worker.begin();

        try (TopicReader reader = new TopicReader(Topics.DEVICES)) {
            assertThat(reader.valuesOf(device, 1)).hasSize(1);
        }
        assertThat(worker.awaitTold(Topics.DEVICES, PATIENCE)).isTrue();
        assertThat(relay.backlogAge()).isZero();
    }

    @Test
    void cutBetweenPublishAndMarkItIsToldTwice() throws InterruptedException {
        devices.add(named(device, "one"));
        Announcer cutAfterPublishing = (topic, key, value) -> {
            kafka.announce(topic, key, value).toCompletableFuture().join();
            throw new IllegalStateException("cut");
        };

        assertThatThrownBy(() -> relay.publish(cutAfterPublishing)).isInstanceOf(IllegalStateException.class);
        relay.publish(kafka);

        try (TopicReader reader = new TopicReader(Topics.DEVICES)) {
            assertThat(reader.valuesOf(device, 2))
                    .allSatisfy(value -> assertThat(value).contains("\"one\""));
        }
        assertThat(relay.isTold(Topics.DEVICES, Long.MAX_VALUE)).isTrue();
    }

    @Test
    void aClearingThatFailsDoesNotEndTheTelling() throws InterruptedException {
        jdbi.useHandle(handle -> handle.execute("""
                create sequence failed_clearing;
                create function fail_clearing() returns trigger language plpgsql as
                    $$ begin perform nextval('failed_clearing'); raise 'the database hiccups'; end $$;
                create trigger hiccup before delete on register_outbox for each statement execute function fail_clearing()
                """));
        try {
            worker.begin();
            await().atMost(PATIENCE).until(this::aClearingFailed);
        } finally {
            jdbi.useHandle(
                    handle -> handle.execute("drop function fail_clearing() cascade; drop sequence failed_clearing"));
        }

        devices.add(named(device, "one"));

        assertThat(worker.awaitTold(Topics.DEVICES, PATIENCE)).isTrue();
        assertThat(readiness.call().getStatus()).isEqualTo(Status.UP);
    }

    private boolean aClearingFailed() {
        return jdbi.withHandle(handle -> handle.createQuery("select is_called from failed_clearing")
                .mapTo(Boolean.class)
                .one());
    }

    @Test
    void withoutItsThreadTheRegisterIsNotReadyThoughNothingWaits() throws InterruptedException {
        worker.begin();
        assertThat(readiness.call().getStatus()).isEqualTo(Status.UP);

        worker.end();

        assertThat(relay.backlogAge()).isZero();
        assertThat(readiness.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(readiness.call().getData().orElseThrow())
                .containsEntry("reason", "the thread that tells changes to Kafka has ended");
    }

    @Test
    void whatKafkaRefusesStaysAndSoDoesWhatFollowsUnderThatKey() throws InterruptedException {
        devices.add(named(device, "one"));
        devices.add(named(device + "-other", "one"));
        devices.replace(named(device, "two"));

        OutboxRelay.Round round = relay.publish(new Recording(Set.of(0)));

        assertThat(round.published()).isEqualTo(1);
        assertThat(round.failed()).isEqualTo(2);
        Recording again = new Recording(Set.of());
        relay.publish(again);
        assertThat(again.keys).containsExactly(device, device);
    }

    @Test
    void anotherProcessWaitsItsTurn() throws InterruptedException {
        devices.add(named(device, "one"));
        List<OutboxRelay.Round> inBetween = new ArrayList<>();

        relay.publish((topic, key, value) -> {
            inBetween.add(CompletableFuture.supplyAsync(this::publishAsAnother).join());
            return CompletableFuture.completedFuture(null);
        });

        assertThat(inBetween).containsExactly(new OutboxRelay.Round(0, 0, true));
    }

    private OutboxRelay.Round publishAsAnother() {
        try {
            return relay.publish(new Recording(Set.of()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Device named(String id, String label) {
        return new Device(id, label, null, null, null, null, null, null, null);
    }

    /** Takes what it is told, except for some, by their place in the order. */
    private static final class Recording implements Announcer {
        private final Set<Integer> refused;
        private final List<String> keys = new ArrayList<>();

        Recording(Set<Integer> refused) {
            this.refused = refused;
        }

        @Override
        public CompletionStage<Void> announce(String topic, String key, byte @Nullable [] value) {
            keys.add(key);
            return refused.contains(keys.size() - 1)
                    ? CompletableFuture.failedFuture(new IllegalStateException("refused"))
                    : CompletableFuture.completedFuture(null);
        }
    }
}
