package firewatch.alerts.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import firewatch.access.Role;
import firewatch.alerts.ledger.AlarmLedger;
import firewatch.alerts.ledger.Episodes;
import firewatch.events.AlarmClass;
import firewatch.events.BuildingId;
import firewatch.events.DeviceId;
import firewatch.events.EpisodeConfirmed;
import firewatch.events.Placement;
import firewatch.realparts.RealKafka;
import firewatch.realparts.RealPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The API of alarms as the contract states it. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
class AlarmApiIT {
    @Inject
    AlarmLedger ledger;

    @Inject
    Callers callers;

    private final String building = "b-" + UUID.randomUUID();
    private final Episodes fires = Episodes.ofNewDevice(AlarmClass.FIRE)
            .in(new Placement.Installed(new BuildingId(building), "3", "east", "kitchen"));

    @BeforeEach
    void fire() {
        ledger.take(List.of(fires.began()));
    }

    @Test
    void anAlarmIsShownAsTheContractSays() {
        String id = id();
        callers.as(Role.OPERATOR)
                .get("/api/v1/alarms/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("id", equalTo(id))
                .body("version", equalTo(1))
                .body("class", equalTo("FIRE"))
                .body("state", equalTo("new"))
                .body("condition", equalTo("fire"))
                .body("active", equalTo(true))
                .body("deviceId", equalTo(fires.device()))
                .body("point", nullValue())
                .body("placement.building", equalTo(building))
                .body("placement.floor", equalTo("3"))
                .body("placement.zone", equalTo("east"))
                .body("placement.label", equalTo("kitchen"))
                .body("raisedAt", equalTo("2026-11-22T08:00:00Z"))
                .body("receivedAt", equalTo("2026-11-22T08:00:00.020Z"))
                .body("confirmed", equalTo(false))
                .body("escalations", equalTo(0))
                .body("incident", nullValue())
                .body("acknowledgedBy", nullValue())
                .body("assignedTo", nullValue())
                .body("verifiedAs", nullValue())
                .body("late", equalTo(false))
                .body("clock", equalTo("ok"))
                .body("foreign", equalTo(false))
                .body("registered", equalTo(true))
                .body("test", equalTo(false));
    }

    @Test
    void aFireIsWorkedFromBeginningToEnd() {
        var operator = callers.as(Role.OPERATOR);
        String alarm = "/api/v1/alarms/" + id();
        operator.post(alarm + "/close").then().statusCode(409).body("detail", containsString("still reported"));
        operator.header("If-Match", "\"1\"")
                .body(Map.of("note", "I go"))
                .post(alarm + "/acknowledge")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("state", equalTo("acknowledged"))
                .body("acknowledgedBy", notNullValue());
        operator = callers.as(Role.OPERATOR);
        operator.post(alarm + "/acknowledge").then().statusCode(200).body("version", equalTo(2));
        operator.body(Map.of("to", "wang")).post(alarm + "/assign").then().body("assignedTo", equalTo("wang"));
        operator.body(Map.of("note", "smells")).post(alarm + "/comment").then().statusCode(200);
        ledger.take(List.of(fires.ended(2)));
        operator.body("{}").post(alarm + "/close").then().statusCode(409).body("detail", containsString("verified"));
        operator.body(Map.of("outcome", "false_alarm", "cause", "cooking", "note", "soup"))
                .post(alarm + "/verify")
                .then()
                .statusCode(200)
                .body("verifiedAs", equalTo("false_alarm"))
                .body("state", equalTo("verified"));
        operator.body("{}").post(alarm + "/dispatch").then().statusCode(200).body("state", equalTo("dispatched"));
        operator.body("{}").post(alarm + "/close").then().statusCode(200).body("state", equalTo("closed"));
        operator.body("{}").post(alarm + "/close").then().statusCode(409).body("detail", containsString("already"));
        operator.body("{}").post(alarm + "/reopen").then().statusCode(200).body("state", equalTo("acknowledged"));
        operator.get(alarm + "/timeline")
                .then()
                .statusCode(200)
                .body(
                        "items.findAll { it.kind != 'unrouted' && it.kind != 'notified' }.kind",
                        contains(
                                "raised",
                                "acknowledged",
                                "assigned",
                                "commented",
                                "cleared",
                                "verified",
                                "dispatched",
                                "closed",
                                "reopened"))
                .body("items.find { it.kind == 'acknowledged' }.by", notNullValue())
                .body("items.find { it.kind == 'acknowledged' }.detail.note", equalTo("I go"))
                .body("items.find { it.kind == 'verified' }.detail.cause", equalTo("cooking"))
                .body("next", nullValue());
    }

    @Test
    void aStaleVersionGets412() {
        callers.as(Role.OPERATOR)
                .header("If-Match", "\"7\"")
                .post("/api/v1/alarms/" + id() + "/acknowledge")
                .then()
                .statusCode(412)
                .contentType("application/problem+json")
                .body("detail", containsString("version 1"));
        callers.as(Role.OPERATOR)
                .header("If-Match", "W/\"1\"")
                .post("/api/v1/alarms/" + id() + "/acknowledge")
                .then()
                .statusCode(200);
    }

    @Test
    void anUnknownAlarmIs404() {
        for (String id : List.of(UUID.randomUUID().toString(), "no-id", "1-1-1-1-1")) {
            callers.as(Role.OPERATOR).get("/api/v1/alarms/" + id).then().statusCode(404);
            callers.as(Role.OPERATOR)
                    .get("/api/v1/alarms/" + id + "/timeline")
                    .then()
                    .statusCode(404);
            callers.as(Role.OPERATOR)
                    .post("/api/v1/alarms/" + id + "/acknowledge")
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json");
        }
    }

    @Test
    void anAlarmOutOfScopeIs404() {
        String alarm = "/api/v1/alarms/" + id();
        callers.as(Role.OPERATOR, "elsewhere").get(alarm).then().statusCode(404);
        callers.as(Role.OPERATOR, "elsewhere").get(alarm + "/timeline").then().statusCode(404);
        callers.as(Role.OPERATOR, "elsewhere")
                .post(alarm + "/acknowledge")
                .then()
                .statusCode(404);
        callers.as(Role.OPERATOR, "elsewhere")
                .get("/api/v1/alarms?device=" + fires.device())
                .then()
                .body("items", hasSize(0));
        callers.as(Role.OPERATOR, building).get(alarm).then().statusCode(200);
    }

    @Test
    void rolesDoWhatIsTheirs() {
        String alarm = "/api/v1/alarms/" + id();
        callers.as(Role.MANAGER, building).post(alarm + "/acknowledge").then().statusCode(200);
        callers.as(Role.MANAGER, building).post(alarm + "/close").then().statusCode(403);
        callers.as(Role.INSTALLER).get(alarm).then().statusCode(403);
        given().get(alarm).then().statusCode(401);
    }

    @Test
    void whatCannotBeReadIs400() {
        String alarm = "/api/v1/alarms/" + id();
        var operator = callers.as(Role.OPERATOR);
        operator.body("{\"outcome\":\"arson\"}").post(alarm + "/verify").then().statusCode(400);
        operator.body("{\"cause\":\"dust\"}").post(alarm + "/verify").then().statusCode(400);
        operator.body("{").post(alarm + "/comment").then().statusCode(400);
        operator.body("{}").post(alarm + "/comment").then().statusCode(400);
        operator.body(Map.of("note", "x".repeat(5000)))
                .post(alarm + "/comment")
                .then()
                .statusCode(400);
        for (String query : List.of("state=none", "class=SMELL", "since=noon", "limit=0", "limit=x", "cursor=x")) {
            int status = callers.as(Role.OPERATOR)
                    .get("/api/v1/alarms?" + query)
                    .then()
                    .contentType("application/problem+json")
                    .extract()
                    .statusCode();
            assertThat(status).as(query).isIn(400, 404);
        }
    }

    @Test
    void notesAreKeptAsTheyAre() {
        String alarm = "/api/v1/alarms/" + id();
        callers.as(Role.OPERATOR)
                .body("{\"note\":\"火\\u0000 🔥\"}")
                .post(alarm + "/comment")
                .then()
                .statusCode(200);
        callers.as(Role.OPERATOR)
                .get(alarm + "/timeline")
                .then()
                .body("items.find { it.kind == 'commented' }.detail.note", equalTo("火\uFFFD 🔥"));
    }

    @Test
    void aListIsFilteredAndItsPagesStayWhileMoreComes() {
        for (int i = 0; i < 4; i++) {
            ledger.take(List.of(another().began()));
        }
        String list = "/api/v1/alarms?state=all&class=fire&building=" + building + "&limit=2";
        var first = callers.as(Role.OPERATOR)
                .get(list)
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .extract();
        ledger.take(List.of(another().began()));
        String next = first.path("next");
        var second = callers.as(Role.OPERATOR)
                .get(list + "&cursor=" + next)
                .then()
                .body("items", hasSize(2))
                .extract();
        var third = callers.as(Role.OPERATOR)
                .get(list + "&cursor=" + second.path("next"))
                .then()
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(id()))
                .body("next", nullValue())
                .extract();
        assertThat(first.<List<String>>path("items.id"))
                .doesNotContainAnyElementsOf(second.path("items.id"))
                .doesNotContainAnyElementsOf(third.path("items.id"));
        callers.as(Role.OPERATOR)
                .queryParam("since", "2026-11-22T09:00:00+08:00")
                .get(list)
                .then()
                .body("items", hasSize(2));
        callers.as(Role.OPERATOR)
                .get(list + "&since=2026-11-22T09:00:00Z")
                .then()
                .body("items", hasSize(0));
        callers.as(Role.OPERATOR)
                .get("/api/v1/alarms?state=closed&building=" + building)
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void incidentsHoldTheirAlarms() {
        String incident = "inc-" + UUID.randomUUID();
        ledger.take(List.of(new EpisodeConfirmed(fires.id(), new DeviceId(fires.device()), incident, Episodes.T0)));
        callers.as(Role.OPERATOR, building)
                .get("/api/v1/incidents?limit=1")
                .then()
                .statusCode(200)
                .body("items[0].id", equalTo(incident))
                .body("items[0].class", equalTo("FIRE"))
                .body("items[0].confirmed", equalTo(true))
                .body("items[0].open", equalTo(1))
                .body("items[0].alarms", contains(id()));
        callers.as(Role.OPERATOR, "elsewhere").get("/api/v1/incidents").then().body("items", hasSize(0));
    }

    @Test
    void whatIsDoneIsInTheApiDescription() {
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.keySet()", hasItem("/api/v1/alarms/{id}/acknowledge"))
                .body("paths.keySet()", hasItem("/api/v1/dead-letters"));
    }

    private Episodes another() {
        return Episodes.ofNewDevice(AlarmClass.FIRE)
                .in(new Placement.Installed(new BuildingId(building), null, null, null));
    }

    private String id() {
        return callers.as(Role.OPERATOR)
                .get("/api/v1/alarms?state=all&device=" + fires.device())
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
    }
}
