package firewatch.alerts.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import firewatch.alerts.channel.Channels;
import firewatch.alerts.channel.Outcome;
import firewatch.alerts.channel.webhook.Receiver;
import firewatch.realparts.RealKafka;
import firewatch.realparts.RealPostgres;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dispatcher's process dies at each point between claim, sending and mark: nothing is lost, and no second id appears. */
@QuarkusTest
@TestProfile(QuickDispatch.class)
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
class DispatcherCrashIT {
    @Inject
    Dispatcher dispatcher;

    @Inject
    DeliveryLog log;

    @Inject
    Channels channels;

    @Inject
    DispatchConfig config;

    @Inject
    Site site;

    @Inject
    Clock clock;

    private Receiver receiver;
    private Contact contact;
    private String building;

    @BeforeEach
    void dies() throws IOException, InterruptedException {
        dispatcher.stop(new ShutdownEvent());
        receiver = Receiver.answering(200);
        contact = site.contact(receiver.url("/"));
        building = site.building();
    }

    @AfterEach
    void livesOn() throws InterruptedException {
        dispatcher.stop(new ShutdownEvent());
        dispatcher.start(new StartupEvent());
        receiver.close();
    }

    @Test
    void beforeTheClaimCommitted() throws Exception {
        UUID alarm = fire(Duration.ZERO);
        site.abandoned(() -> assertThat(claim()).hasSize(1));

        dispatcher.start(new StartupEvent());
        assertThat(idsOnceAccepted(alarm)).hasSize(1);
        assertThat(site.deliveries(alarm).getFirst().attempts()).hasSize(1);
    }

    @Test
    void afterTheClaimAndBeforeTheSending() throws Exception {
        UUID alarm = fire(Duration.ZERO);
        Claimed lost = QuarkusTransaction.requiringNew().call(this::claim).getFirst();

        dispatcher.start(new StartupEvent());
        assertThat(idsOnceAccepted(alarm)).containsExactly(lost.id().toString());
    }

    @Test
    void afterTheReceiverAcceptedAndBeforeTheMark() throws Exception {
        UUID alarm = fire(Duration.ZERO);
        Claimed sent = QuarkusTransaction.requiringNew().call(this::claim).getFirst();
        Outcome outcome = channels.named("webhook").orElseThrow().deliver(sent.toSend(contact.target()));
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);

        dispatcher.start(new StartupEvent());
        assertThat(idsOnceAccepted(alarm))
                .containsExactly(sent.id().toString(), sent.id().toString());
        assertThat(receiver.got().get(0).body()).isEqualTo(receiver.got().get(1).body());
    }

    @Test
    void aLateMarkOfAClaimThatRanOutChangesNothingThatIsAccepted() throws Exception {
        UUID alarm = fire(Duration.ZERO);
        Claimed slow = QuarkusTransaction.requiringNew().call(this::claim).getFirst();
        dispatcher.start(new StartupEvent());
        idsOnceAccepted(alarm);

        QuarkusTransaction.requiringNew().run(() -> log.retry(slow, clock.instant()));
        QuarkusTransaction.requiringNew().run(() -> log.refuse(slow, clock.instant(), clock.instant()));
        assertThat(site.deliveries(alarm))
                .extracting(DeliveryRecord.Shown::state)
                .containsOnly("accepted");
    }

    @Test
    void aLaterStepOfEscalationComesThoughTheProcessWasAwayWhenItFellDue() throws Exception {
        UUID alarm = fire(Duration.ofSeconds(1));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> site.deliveries(alarm).getFirst().due().isBefore(clock.instant()));
        assertThat(receiver.got()).isEmpty();

        dispatcher.start(new StartupEvent());
        assertThat(idsOnceAccepted(alarm)).hasSize(1);
    }

    private UUID fire(Duration after) {
        site.route(building, contact, after, Until.ACCEPTED);
        return site.begin(site.firesIn(building));
    }

    private List<Claimed> claim() {
        return log.claim(contact.id(), 10, Urgency.WORD, clock.instant(), config.lease());
    }

    private List<String> idsOnceAccepted(UUID alarm) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> site.deliveries(alarm).stream()
                        .allMatch(shown -> shown.state().equals("accepted")));
        return receiver.got().stream().map(Receiver.Got::id).toList();
    }
}
