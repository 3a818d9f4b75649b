package firewatch.history.query;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import firewatch.access.Caller;
import firewatch.access.Role;
import firewatch.access.TokenIssuer;
import firewatch.events.BuildingId;
import firewatch.events.DeviceId;
import firewatch.events.DeviceSignal;
import firewatch.events.DeviceSignal.ClockSource;
import firewatch.events.GatewayId;
import firewatch.events.Quantity;
import firewatch.events.Reading;
import firewatch.events.Signal;
import firewatch.events.SignalId;
import firewatch.history.store.Batch;
import firewatch.history.store.DevicePlaces;
import firewatch.history.store.MeasurementStore;
import firewatch.realparts.RealKafka;
import firewatch.realparts.RealPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A chart, over HTTP, from a real database. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealPostgres.class)
class MeasurementResourceIT {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String PATH = "/api/v1/devices/chart-1/measurements";

    @Inject
    MeasurementStore store;

    @Inject
    DevicePlaces places;

    @Inject
    TokenIssuer tokens;

    @BeforeEach
    void anHourOfTemperature() throws Exception {
        Batch batch = new Batch();
        for (int minute = 0; minute < 60; minute++) {
            batch.add(temperature(NOON.plusSeconds(60L * minute), minute));
        }
        store.store(batch);
        places.place("chart-1", new BuildingId("b-1"));
    }

    @Test
    void drawsStepsTogether() {
        as(Caller.everywhere("li", Role.OPERATOR))
                .queryParam("quantity", "temperature")
                .queryParam("from", "2026-03-01T20:00:00+08:00")
                .queryParam("to", "2026-03-01T21:00:00+08:00")
                .queryParam("step", "PT10M")
                .get(PATH)
                .then()
                .statusCode(200)
                .body("unit", equalTo("°C"))
                .body("series[0].points", hasSize(6))
                .body("series[0].points[1].min", equalTo(10.0f))
                .body("series[0].points[1].avg", equalTo(14.5f))
                .body("series[0].points[1].max", equalTo(19.0f))
                .body("series[0].points[1].count", equalTo(10))
                .body("series[0].gaps", hasSize(0));
    }

    @Test
    void saysWhatADeviceMeasures() {
        String path = "/api/v1/devices/chart-1/series";
        as(Caller.everywhere("li", Role.OPERATOR))
                .get(path)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].quantity", equalTo("temperature"))
                .body("items[0].unit", equalTo("°C"))
                .body("items[0].channel", equalTo(1));
        as(new Caller("wang", Role.MANAGER, Set.of("b-2"))).get(path).then().statusCode(404);
        as(Caller.everywhere("li", Role.OPERATOR))
                .get("/api/v1/devices/never-heard/series")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void choosesASensibleStep() {
        as(Caller.everywhere("li", Role.OPERATOR))
                .queryParam("quantity", "temperature")
                .queryParam("from", "2026-02-22T12:00:00Z")
                .queryParam("to", "2026-03-01T13:00:00Z")
                .get(PATH)
                .then()
                .statusCode(200)
                .body("step", equalTo("PT1H"));
    }

    @Test
    void aDeviceThatIsSilentThroughoutHasALineThatIsOneGap() {
        as(Caller.everywhere("li", Role.OPERATOR))
                .queryParam("quantity", "temperature")
                .queryParam("from", "2026-03-02T00:00:00Z")
                .queryParam("to", "2026-03-03T00:00:00Z")
                .get(PATH)
                .then()
                .statusCode(200)
                .body("series", hasSize(1))
                .body("series[0].channel", equalTo(1))
                .body("series[0].points", hasSize(0))
                .body("series[0].gaps", hasSize(1))
                .body("series[0].gaps[0].from", equalTo("2026-03-02T00:00:00Z"))
                .body("series[0].gaps[0].to", equalTo("2026-03-03T00:00:00Z"));
        as(Caller.everywhere("li", Role.OPERATOR))
                .queryParam("quantity", "co")
                .get(PATH)
                .then()
                .statusCode(200)
                .body("series", hasSize(0));
    }

    @Test
    void aPlusSignThatWasNotEncodedIsForgiven() {
        as(Caller.everywhere("li", Role.OPERATOR))
                .urlEncodingEnabled(false)
                .get(PATH + "?quantity=temperature&from=2026-03-01T20:00:00+08:00&to=2026-03-01T21:00:00+08:00")
                .then()
                .statusCode(200)
                .body("from", equalTo("2026-03-01T12:00:00Z"))
                .body("series[0].points[0].min", equalTo(0.0f));
    }

    @Test
    void outOfScopeIsNotThere() {
        as(new Caller("wang", Role.MANAGER, Set.of("b-2")))
                .queryParam("quantity", "temperature")
                .get(PATH)
                .then()
                .statusCode(404);
    }

    @Test
    void saysWhatIsWrongWithAQuestion() {
        Caller caller = Caller.everywhere("li", Role.OPERATOR);
        as(caller).get(PATH).then().statusCode(400).body(containsString("quantity"));
        as(caller)
                .queryParam("quantity", "smoke")
                .queryParam("from", "yesterday")
                .get(PATH)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body(containsString("ISO 8601"));
        as(caller)
                .queryParam("quantity", "smoke")
                .queryParam("from", "2020-01-01T00:00:00Z")
                .queryParam("step", "PT1S")
                .get(PATH)
                .then()
                .statusCode(400)
                .body(containsString("longer steps"));
    }

    private RequestSpecification as(Caller caller) {
        return given().header(
                        "Authorization", "Bearer " + tokens.issue(caller, 0).token());
    }

    private static DeviceSignal temperature(Instant at, double value) {
        return new DeviceSignal(
                SignalId.mint(at, RandomGenerator.getDefault()),
                new DeviceId("chart-1"),
                null,
                new GatewayId("gw-1"),
                "json",
                at,
                at,
                ClockSource.DEVICE,
                null,
                false,
                false,
                new Signal.Measured(List.of(new Reading(Quantity.TEMPERATURE, 1, value))));
    }
}
