package firewatch.alerts.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import firewatch.alerts.alarm.Outcome;
import firewatch.alerts.channel.webhook.Receiver;
import firewatch.alerts.ledger.Action;
import firewatch.alerts.ledger.Episodes;
import firewatch.events.AlarmClass;
import firewatch.realparts.RealKafka;
import firewatch.realparts.RealPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

/** From a change in the ledger to a receiver, on a real database and real sockets. */
@QuarkusTest
@TestProfile(QuickDispatch.class)
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
class DispatchIT {
    private static final Duration NOW = Duration.ZERO;

    @Inject
    Site site;

    @Inject
    OnTests onTests;

    @Inject
    Backlog backlog;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    @Test
    void aFireReachesItsReceiverSignedAndIsOnRecord() throws Exception {
        try (Receiver receiver = Receiver.answering(200)) {
            String building = site.building();
            String route = site.route(building, site.contact(receiver.url("/")), NOW, Until.ACCEPTED);
            UUID alarm = site.begin(site.firesIn(building));

            soon().until(() -> states(alarm), List.of("accepted")::equals);
            Receiver.Got got = receiver.got().getFirst();
            new Webhook(Known.SECRET.value()).verify(got.body(), HttpHeaders.of(got.headers(), (_, _) -> true));
            JsonNode body = json.readTree(got.body());
            assertThat(body.path("type").asText()).isEqualTo("alarm.raised");
            assertThat(Instant.parse(body.path("timestamp").asText())).isBefore(clock.instant());
            assertThat(body.path("data").path("id").asText()).isEqualTo(alarm.toString());
            assertThat(body.path("data").path("class").asText()).isEqualTo("FIRE");
            assertThat(body.path("data").path("state").asText()).isEqualTo("new");
            DeliveryRecord.Shown shown = site.deliveries(alarm).getFirst();
            assertThat(shown.route()).isEqualTo(route);
            assertThat(shown.id()).hasToString(got.id());
            assertThat(shown.attempts())
                    .singleElement()
                    .satisfies(tried -> assertThat(tried.status()).isEqualTo(200));
            assertThat(site.timeline(alarm)).containsExactly("raised", "notified");
        }
    }

    @Test
    void aFailingReceiverIsTriedAgainUnderTheSameId() throws Exception {
        try (Receiver receiver = Receiver.answering(503, 500, 429, 200)) {
            receiver.askToWait("0");
            String building = site.building();
            site.route(building, site.contact(receiver.url("/")), NOW, Until.ACCEPTED);
            UUID alarm = site.begin(site.firesIn(building));

            soon().until(() -> site.deliveries(alarm).getFirst().state(), "accepted"::equals);
            assertThat(receiver.got()).hasSize(4);
            assertThat(ids(receiver)).hasSize(1);
            assertThat(site.deliveries(alarm).getFirst().attempts())
                    .extracting(DeliveryRecord.Tried::outcome)
                    .containsExactly("try_again", "try_again", "try_again", "accepted");
            assertThat(site.timeline(alarm))
                    .startsWith("raised", "notify_failed")
                    .containsOnlyOnce("notify_failed");
        }
    }

    @Test
    void aRefusedPageGoesToTheNextRouteAtOnceAndElseToTheConsole() throws Exception {
        try (Receiver gone = Receiver.answering(410);
                Receiver other = Receiver.answering(410)) {
            String building = site.building();
            site.route(building, site.contact(gone.url("/")), NOW, Until.ACCEPTED);
            site.route(building, site.contact(other.url("/")), Duration.ofHours(1), Until.ACCEPTED);
            UUID alarm = site.begin(site.firesIn(building));

            soon().until(() -> other.got().size(), size -> size > 0);
            soon().until(() -> states(alarm), List.of("refused", "refused", "accepted")::equals);
            assertThat(channels(alarm)).containsExactly("webhook", "webhook", "console");
            assertThat(gone.got()).hasSize(1);
            assertThat(site.timeline(alarm)).contains("notify_refused", "other_means");
        }
    }

    @Test
    void aFirePagesAgainUntilSomebodyAnswers() throws Exception {
        try (Receiver receiver = Receiver.answering(200)) {
            String building = site.building();
            site.route(building, site.contact(receiver.url("/")), NOW, Until.ACKNOWLEDGED);
            UUID alarm = site.begin(site.firesIn(building));

            soon().until(() -> receiver.got().size(), size -> size >= 3);
            assertThat(ids(receiver)).hasSameSizeAs(receiver.got());
            site.acknowledge(alarm);

            soon().until(() -> types(receiver).contains("alarm.acknowledged"));
            soon().until(() -> states(alarm), states -> !states.contains("pending") && !states.contains("claimed"));
            assertThat(states(alarm)).contains("cancelled");
        }
    }

    @Test
    void repeatsThatWereCalledOffKeepNoneFromComing() throws Exception {
        try (Receiver receiver = Receiver.answering(200)) {
            String building = site.building();
            String route = site.route(building, site.contact(receiver.url("/")), NOW, Until.ACKNOWLEDGED);
            UUID alarm = site.begin(site.firesIn(building));
            soon().until(() -> !receiver.got().isEmpty());
            site.calledOff(alarm, route, 40);
            int before = receiver.got().size();

            soon().until(() -> receiver.got().size() >= before + 3);
            site.acknowledge(alarm);
        }
    }

    @Test
    void aPageThatReachesNobodyIsSeenUntilItIsAnswered() throws Exception {
        site.everythingIsAnswered();
        try (Receiver gone = Receiver.answering(410)) {
            String building = site.building();
            site.route(building, site.contact(gone.url("/")), NOW, Until.ACCEPTED);
            UUID alarm = site.begin(site.firesIn(building));
            soon().until(() -> states(alarm), List.of("refused", "accepted")::equals);

            Instant later = clock.instant().plusSeconds(600);
            assertThat(backlog.age(later)).isGreaterThan(Duration.ofSeconds(590));
            site.acknowledge(alarm);
            soon().until(() -> backlog.age(later).compareTo(Duration.ofSeconds(590)) < 0);
        }
    }

    @Test
    void anAnswerCallsOffTheLaterSteps() throws Exception {
        try (Receiver receiver = Receiver.answering(200);
                Receiver chief = Receiver.answering(200)) {
            String building = site.building();
            site.route(building, site.contact(receiver.url("/")), NOW, Until.ACCEPTED);
            String later = site.route(building, site.contact(chief.url("/")), Duration.ofMinutes(10), Until.ACCEPTED);
            UUID alarm = site.begin(site.firesIn(building));
            soon().until(() -> states(alarm).contains("accepted"));
            site.acknowledge(alarm);
            assertThat(site.deliveries(alarm))
                    .filteredOn(shown -> shown.route().equals(later))
                    .singleElement()
                    .satisfies(shown -> assertThat(shown.state()).isEqualTo("cancelled"));
            assertThat(chief.got()).isEmpty();
        }
    }

    @Test
    void whoWasPagedIsToldWhatBecameOfIt() throws Exception {
        try (Receiver receiver = Receiver.answering(200)) {
            String building = site.building();
            site.route(building, site.contact(receiver.url("/")), NOW, Until.ACCEPTED);
            Episodes fires = site.firesIn(building);
            UUID alarm = site.begin(fires);
            site.acknowledge(alarm);
            site.end(fires);
            site.act(alarm, new Action.Verify(Outcome.FALSE_ALARM, "steam", null));
            site.act(alarm, new Action.Close(null));

            soon().until(() -> types(receiver).size() >= 5);
            assertThat(types(receiver))
                    .containsExactlyInAnyOrder(
                            "alarm.raised", "alarm.acknowledged", "alarm.cleared", "alarm.verified", "alarm.closed");
        }
    }

    @Test
    void aSecondEpisodeOfAnOpenCasePagesAgain() throws Exception {
        try (Receiver receiver = Receiver.answering(200)) {
            String building = site.building();
            site.route(building, site.contact(receiver.url("/")), NOW, Until.ACCEPTED);
            Episodes fires = site.firesIn(building);
            site.begin(fires);
            site.end(fires);
            site.begin(fires.next());
            soon().until(() -> types(receiver).contains("alarm.escalated"));
            assertThat(types(receiver)).containsOnlyOnce("alarm.raised").containsOnlyOnce("alarm.escalated");
        }
    }

    @Test
    void aFireWhoseBuildingBecomesKnownLaterPagesItsRoutesOnce() throws Exception {
        try (Receiver receiver = Receiver.answering(200)) {
            String building = site.building();
            String route = site.route(building, site.contact(receiver.url("/")), NOW, Until.ACCEPTED);
            site.route(building, site.console(), NOW, Until.ACCEPTED);
            Episodes fires = Episodes.ofNewDevice(AlarmClass.FIRE);
            UUID alarm = site.begin(fires);
            site.place(fires, building);
            site.place(fires, building);

            soon().until(() -> states(alarm), List.of("accepted", "accepted")::equals);
            assertThat(types(receiver)).containsExactly("alarm.raised");
            assertThat(site.deliveries(alarm))
                    .extracting(DeliveryRecord.Shown::route)
                    .containsExactly(DeliveryOrders.UNROUTED, route);
        }
    }

    @Test
    void aFireThatIsAnsweredPagesNobodyWhenItsBuildingBecomesKnown() {
        String building = site.building();
        site.route(building, site.contact("http://127.0.0.1:9/"), NOW, Until.ACCEPTED);
        Episodes fires = Episodes.ofNewDevice(AlarmClass.FIRE);
        UUID alarm = site.begin(fires);
        site.acknowledge(alarm);
        site.place(fires, building);
        assertThat(channels(alarm)).containsOnly("console");
    }

    @Test
    void aBuildingOnTestHoldsBackWhatIsFoundToBeInIt() {
        String building = site.building();
        site.route(building, site.contact("http://127.0.0.1:9/"), NOW, Until.ACCEPTED);
        onTest(building);
        Episodes fires = Episodes.ofNewDevice(AlarmClass.FIRE);
        UUID alarm = site.begin(fires);
        site.place(fires, building);
        soon().until(() -> states(alarm), List.of("accepted", "pending")::equals);
        assertThat(site.timeline(alarm)).contains("on_test");
    }

    @Test
    void anAlarmThatIsBeingChangedKeepsNobodyWaiting() throws Exception {
        try (Receiver gone = Receiver.answering(410)) {
            String here = site.building();
            String there = site.building();
            site.route(here, site.contact(gone.url("/")), Duration.ofSeconds(1), Until.ACCEPTED);
            site.route(there, site.contact(gone.url("/")), NOW, Until.ACCEPTED);
            UUID held = site.begin(site.firesIn(here));
            site.whileChanging(held, () -> {
                soon().until(() -> states(held), List.of("refused")::equals);
                UUID other = site.begin(site.firesIn(there));
                soon().until(() -> states(other), List.of("refused", "accepted")::equals);
                assertThat(states(held)).containsExactly("refused");
            });
            soon().until(() -> states(held), List.of("refused", "accepted")::equals);
            assertThat(site.timeline(held)).contains("notify_refused", "other_means");
        }
    }

    @Test
    void aFireWithoutARouteGoesToTheConsoleAndTurnsHealthRed() {
        int before = backlog.unroutedFires(clock.instant());
        UUID alarm = site.begin(site.firesIn(site.building()));

        soon().until(() -> states(alarm), List.of("accepted")::equals);
        assertThat(channels(alarm)).containsExactly("console");
        assertThat(site.timeline(alarm)).contains("unrouted");
        assertThat(backlog.unroutedFires(clock.instant())).isEqualTo(before + 1);
        io.restassured.RestAssured.get("/q/health")
                .then()
                .statusCode(503)
                .body(
                        "checks.find { it.name == 'alerts: everybody is told' }.status",
                        org.hamcrest.Matchers.is("DOWN"));
        io.restassured.RestAssured.get("/q/health/ready")
                .then()
                .body("checks.find { it.name == 'alerts: dispatcher' }.status", org.hamcrest.Matchers.is("UP"));

        site.acknowledge(alarm);
        assertThat(backlog.unroutedFires(clock.instant())).isEqualTo(before);
    }

    @Test
    void aCentreThatWantsItsConsoleOnlySaysSoWithARoute() {
        int before = backlog.unroutedFires(clock.instant());
        String building = site.building();
        site.route(building, site.console(), NOW, Until.ACKNOWLEDGED);
        UUID alarm = site.begin(site.firesIn(building));

        soon().until(() -> states(alarm), List.of("accepted")::equals);
        assertThat(channels(alarm)).containsExactly("console");
        assertThat(backlog.unroutedFires(clock.instant())).isEqualTo(before);
    }

    @Test
    void whatIsOnTestPagesNobodyWhileItLastsAndStillStandsAtTheEndIsPaged() throws Exception {
        try (Receiver receiver = Receiver.answering(200)) {
            String building = site.building();
            site.route(building, site.contact(receiver.url("/")), NOW, Until.ACCEPTED);
            OnTest onTest = onTest(building);
            Episodes over = site.firesIn(building);
            UUID gone = site.begin(over);
            UUID stands = site.begin(site.firesIn(building));
            site.end(over);

            assertThat(site.timeline(gone)).contains("on_test");
            assertThat(states(gone)).containsExactly("cancelled");
            assertThat(states(stands)).containsExactly("pending");
            assertThat(receiver.got()).isEmpty();

            onTests.extend(onTest.id(), onTest.reason(), clock.instant());
            soon().until(() -> states(stands), List.of("accepted")::equals);
            assertThat(receiver.got()).hasSize(1);
        }
    }

    @Test
    void whatIsHeldBackByATestThatWasEndedMeanwhileIsPaged() throws Exception {
        try (Receiver receiver = Receiver.answering(200)) {
            String building = site.building();
            site.route(building, site.contact(receiver.url("/")), NOW, Until.ACCEPTED);
            OnTest onTest = onTest(building);
            UUID alarm = site.begin(site.firesIn(building));
            assertThat(states(alarm)).containsExactly("pending");

            site.endsUnseen(onTest);

            soon().until(() -> states(alarm), List.of("accepted")::equals);
        }
    }

    @Test
    void aReceiverThatHangsDelaysNobodyElse() throws Exception {
        try (ServerSocket hanging = new ServerSocket(0, 64, InetAddress.ofLiteral("127.0.0.1"));
                Receiver receiver = Receiver.answering(200)) {
            String dead = site.building();
            site.route(dead, site.contact("http://127.0.0.1:" + hanging.getLocalPort() + "/"), NOW, Until.ACCEPTED);
            String alive = site.building();
            site.route(alive, site.contact(receiver.url("/")), NOW, Until.ACCEPTED);
            for (int i = 0; i < 20; i++) {
                site.begin(site.firesIn(dead));
            }
            Instant start = clock.instant();
            UUID alarm = site.begin(site.firesIn(alive));
            soon().until(() -> states(alarm), List.of("accepted")::equals);
            assertThat(Duration.between(start, clock.instant())).isLessThan(Duration.ofSeconds(5));
        }
    }

    private OnTest onTest(String building) {
        Instant now = clock.instant();
        OnTest onTest = new OnTest(
                UUID.randomUUID().toString(),
                null,
                null,
                building,
                null,
                "detectors cleaned",
                now,
                now.plusSeconds(3600),
                "lin");
        onTests.add(onTest, building);
        return onTest;
    }

    private List<String> states(UUID alarm) {
        return site.deliveries(alarm).stream().map(DeliveryRecord.Shown::state).toList();
    }

    private List<String> channels(UUID alarm) {
        return site.deliveries(alarm).stream()
                .map(DeliveryRecord.Shown::channel)
                .toList();
    }

    private List<String> types(Receiver receiver) {
        return receiver.got().stream().map(got -> got.body().split("\"")[3]).toList();
    }

    private static Set<String> ids(Receiver receiver) {
        return new HashSet<>(receiver.got().stream().map(Receiver.Got::id).toList());
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20));
    }
}
