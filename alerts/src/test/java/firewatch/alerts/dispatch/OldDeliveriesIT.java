package firewatch.alerts.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import firewatch.alerts.alarm.Outcome;
import firewatch.alerts.ledger.Action;
import firewatch.alerts.ledger.Episodes;
import firewatch.realparts.RealKafka;
import firewatch.realparts.RealPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(QuickDispatch.class)
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
class OldDeliveriesIT {
    @Inject
    Site site;

    @Inject
    OldDeliveries old;

    @Inject
    Clock clock;

    @Test
    void whatWasDeliveredLongAgoGoesOnceItsAlarmIsClosed() {
        String building = site.building();
        site.route(building, site.console(), Duration.ZERO, Until.ACCEPTED);
        Episodes over = site.firesIn(building);
        UUID closed = site.begin(over);
        UUID open = site.begin(site.firesIn(building));
        site.acknowledge(closed);
        site.end(over);
        site.act(closed, new Action.Verify(Outcome.FALSE_ALARM, "steam", null));
        site.act(closed, new Action.Close(null));
        await().atMost(Duration.ofSeconds(20)).until(() -> isDone(closed) && isDone(open));

        old.forgetBefore(clock.instant().minus(Duration.ofDays(400)));
        assertThat(site.deliveries(closed)).isNotEmpty();

        Instant later = clock.instant().plusSeconds(60);
        old.forgetBefore(later);
        assertThat(site.deliveries(closed)).isEmpty();
        assertThat(site.deliveries(open)).isNotEmpty();
        assertThat(site.timeline(closed)).contains("raised", "closed");
    }

    private boolean isDone(UUID alarm) {
        return site.deliveries(alarm).stream()
                .noneMatch(shown ->
                        shown.state().equals("pending") || shown.state().equals("claimed"));
    }
}
