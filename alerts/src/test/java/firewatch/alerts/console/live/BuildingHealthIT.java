package firewatch.alerts.console.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import firewatch.access.Role;
import firewatch.alerts.console.Callers;
import firewatch.events.BuildingId;
import firewatch.events.Condition;
import firewatch.events.DeviceId;
import firewatch.events.EventJson;
import firewatch.events.HealthEvent;
import firewatch.events.Topics;
import firewatch.realparts.RealKafka;
import firewatch.realparts.RealPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** The health of a building from its topic to the API and the feed, within the caller's scope. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
class BuildingHealthIT {
    private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Callers callers;

    @Inject
    Jdbi jdbi;

    private final String building = "b-" + UUID.randomUUID();

    @Test
    void theNewestWordIsAnsweredAndTold() throws Exception {
        stand();
        try (FeedClient mine = listen(building);
                FeedClient other = listen("b-of-another")) {
            mine.next();
            other.next();
            tell(health(2, "silent"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> get(building)
                            .statusCode(200)
                            .body("silent", equalTo(2))
                            .body("devices", equalTo(4))
                            .body("coverage", equalTo(0.25f))
                            .body("onTest", equalTo(1))
                            .body("worst[0].device", equalTo("d-1"))
                            .body("worst[0].conditions", equalTo(List.of("low_battery"))));
            tell(health(2, "silent"), health(1, "unknown"));

            List<JsonNode> frames =
                    mine.until(frame -> frame.get("data").path("silent").asInt(-1) == 1);
            assertThat(frames.getLast().get("kind").asText()).isEqualTo("health");
            assertThat(frames.getLast().get("data").get("building").asText()).isEqualTo(building);
            assertThat(frames)
                    .as("what is told again is no change")
                    .filteredOn(frame -> FeedClient.kind(frame).equals("health"))
                    .hasSize(2);
            assertThat(other.until(frame -> FeedClient.kind(frame).equals("heartbeat")))
                    .noneMatch(frame -> FeedClient.kind(frame).equals("health"));
        }
    }

    @Test
    void whatIsUnreadableStopsNothing() throws Exception {
        stand();
        send("{".getBytes(UTF_8));
        tell(health(3, "silent"));
        await().atMost(PATIENCE).untilAsserted(() -> get(building).body("silent", equalTo(3)));
    }

    @Test
    void aBuildingOfWhichNothingWasHeardIsUnknown() {
        stand();
        get(building)
                .statusCode(200)
                .body("devices", equalTo(1))
                .body("unknown", equalTo(1))
                .body("worst", hasSize(0));
    }

    @Test
    void theListHasEveryBuildingInScopeAndNoOther() throws Exception {
        stand();
        String silent = building + "-x";
        jdbi.useHandle(handle -> handle.execute("insert into building (id, name) values (?, 'x')", silent));
        tell(health(2, "silent"));
        await().atMost(PATIENCE).untilAsserted(() -> get(building).body("silent", equalTo(2)));

        list(building, silent)
                .body("items.building", equalTo(List.of(building, silent)))
                .body("items[0].silent", equalTo(2))
                .body("items[0].onTest", equalTo(1))
                .body("items[0].worst[0].device", equalTo("d-1"))
                .body("items[1].devices", equalTo(0))
                .body("items[1].at", nullValue())
                .body("next", nullValue());
        list("b-of-another").body("items", hasSize(0));
        callers.as(Role.INSTALLER).get("/api/v1/health").then().statusCode(403);
    }

    @Test
    void theListGoesOnAfterItsCursor() {
        stand();
        String second = building + "-x";
        jdbi.useHandle(handle -> handle.execute("insert into building (id, name) values (?, 'x')", second));
        String next = callers.as(Role.MANAGER, building, second)
                .get("/api/v1/health?limit=1")
                .then()
                .body("items.building", equalTo(List.of(building)))
                .extract()
                .path("next");
        callers.as(Role.MANAGER, building, second)
                .get("/api/v1/health?limit=1&cursor=" + next)
                .then()
                .body("items.building", equalTo(List.of(second)))
                .body("next", nullValue());
        callers.as(Role.MANAGER, building)
                .get("/api/v1/health?limit=501")
                .then()
                .statusCode(400);
    }

    @Test
    void nobodyLearnsOfAnothersBuilding() {
        stand();
        get("b-none").statusCode(404);
        callers.as(Role.MANAGER, "b-of-another")
                .get("/api/v1/buildings/" + building + "/health")
                .then()
                .statusCode(404);
        callers.as(Role.INSTALLER)
                .get("/api/v1/buildings/" + building + "/health")
                .then()
                .statusCode(403);
    }

    private ValidatableResponse get(String id) {
        return callers.as(Role.OPERATOR)
                .get("/api/v1/buildings/" + id + "/health")
                .then();
    }

    private ValidatableResponse list(String... scope) {
        return callers.as(Role.MANAGER, scope).get("/api/v1/health").then().statusCode(200);
    }

    /** A building with one device, which is on test. */
    private void stand() {
        jdbi.useHandle(handle -> {
            handle.execute("insert into building (id, name) values (?, 'x')", building);
            handle.execute("insert into device (id, building) values (?, ?)", "d-" + building, building);
            handle.execute(
                    "insert into on_test (id, device, reason, since, until, put_by) values (?, ?, 'r', now() -"
                            + " interval '1 hour', now() + interval '1 hour', 'me')",
                    "t-" + building,
                    "d-" + building);
        });
    }

    private HealthEvent health(int silent, String presence) {
        return new HealthEvent(
                new BuildingId(building),
                AT,
                4,
                4 - silent,
                silent,
                0,
                0,
                0,
                0,
                1,
                0.25,
                50,
                List.of(new HealthEvent.Ailing(new DeviceId("d-1"), presence, Set.of(Condition.LOW_BATTERY), AT)));
    }

    private void tell(HealthEvent... events) throws Exception {
        for (HealthEvent event : events) {
            send(EventJson.write(event));
        }
    }

    private void send(byte[] value) throws Exception {
        try (var producer = new KafkaProducer<>(
                new HashMap<>(RealKafka.clientSettings()), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.HEALTH, building, value)).get();
        }
    }

    private FeedClient listen(String scope) throws Exception {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        return FeedClient.connect(
                port,
                null,
                "Authorization",
                "Bearer " + callers.token(Role.OPERATOR, scope).token());
    }
}
