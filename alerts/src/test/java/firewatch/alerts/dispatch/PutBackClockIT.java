package firewatch.alerts.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import firewatch.alerts.HandMovedClock;
import firewatch.alerts.channel.webhook.Receiver;
import firewatch.realparts.RealKafka;
import firewatch.realparts.RealPostgres;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Our own clock ran eight hours ahead, as one in local time does, until somebody put it right. */
@QuarkusTest
@TestProfile(QuickDispatch.class)
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
class PutBackClockIT {
    private static final Duration EIGHT_HOURS = Duration.ofHours(8);
    private static final Duration AN_HOUR = Duration.ofHours(1);

    @Inject
    Site site;

    @Inject
    HandMovedClock clock;

    @Inject
    Dispatcher dispatcher;

    private String building;

    @BeforeEach
    void aheadForAWhile() throws Exception {
        clock.ahead(EIGHT_HOURS);
        building = site.building();
        oneIsToldByNow();
    }

    @AfterEach
    void right() {
        clock.ahead(Duration.ZERO);
    }

    /** The dispatcher has gone by the clock that is ahead. */
    private void oneIsToldByNow() throws Exception {
        try (Receiver receiver = Receiver.answering(200)) {
            String elsewhere = site.building();
            site.route(elsewhere, site.contact(receiver.url("/")), Duration.ZERO, Until.ACCEPTED);
            site.begin(site.firesIn(elsewhere));
            soon().until(() -> !receiver.got().isEmpty());
        }
    }

    @Test
    void aPageThatFailsAfterwardsGoesOverOtherMeansInItsTime() throws Exception {
        try (Receiver failing = Receiver.answering(503);
                Receiver other = Receiver.answering(200)) {
            site.route(building, site.contact(failing.url("/")), Duration.ZERO, Until.ACCEPTED);
            site.route(building, site.contact(other.url("/")), AN_HOUR, Until.ACCEPTED);
            clock.ahead(Duration.ZERO);

            site.begin(site.firesIn(building));

            soon().until(() -> !failing.got().isEmpty() && !other.got().isEmpty());
        }
    }

    @Test
    void whatWaitsToBeTriedAgainOrToGoOverOtherMeansWaitsNoLonger() throws Exception {
        try (Receiver failing = Receiver.answering(503, 200);
                Receiver other = Receiver.answering(200)) {
            failing.askToWait("6");
            site.route(building, site.contact(failing.url("/")), Duration.ZERO, Until.ACCEPTED);
            site.route(building, site.contact(other.url("/")), AN_HOUR, Until.ACCEPTED);
            UUID alarm = site.begin(site.firesIn(building));
            soon().until(() -> site.timeline(alarm).contains("notify_failed"));

            clock.ahead(Duration.ZERO);

            soon().until(() -> failing.got().size() == 2 && !other.got().isEmpty());
        }
    }

    @Test
    void aLaterStepKeepsItsTime() throws Exception {
        try (Receiver first = Receiver.answering(200);
                Receiver later = Receiver.answering(200)) {
            site.route(building, site.contact(first.url("/")), Duration.ZERO, Until.ACCEPTED);
            site.route(building, site.contact(later.url("/")), AN_HOUR, Until.ACCEPTED);
            UUID alarm = site.begin(site.firesIn(building));
            soon().until(() -> !first.got().isEmpty());

            clock.ahead(Duration.ZERO);

            soon().until(() -> dueOfPending(alarm).isBefore(clock.instant().plus(AN_HOUR)));
            assertThat(dueOfPending(alarm))
                    .isAfter(clock.instant().plus(AN_HOUR).minusSeconds(60));
            assertThat(later.got()).isEmpty();
        }
    }

    @Test
    void whatWasWrittenBeforeTheStepIsFoundByOneWhoStartsAfterIt() throws Exception {
        try (Receiver failing = Receiver.answering(503, 200)) {
            failing.askToWait("2");
            site.route(building, site.contact(failing.url("/")), Duration.ZERO, Until.ACCEPTED);
            UUID alarm = site.begin(site.firesIn(building));
            soon().until(() -> site.timeline(alarm).contains("notify_failed"));
            dispatcher.stop(new ShutdownEvent());

            clock.ahead(Duration.ZERO);
            dispatcher.start(new StartupEvent());

            soon().until(() -> failing.got().size() == 2);
        }
    }

    private Instant dueOfPending(UUID alarm) {
        return site.deliveries(alarm).stream()
                .filter(shown -> shown.state().equals("pending"))
                .map(DeliveryRecord.Shown::due)
                .findFirst()
                .orElseThrow();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(20));
    }
}
