package firewatch.alerts.register;

import static firewatch.alerts.Accounts.as;
import static firewatch.alerts.Accounts.asAdmin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import firewatch.alerts.TestAccounts;
import firewatch.realparts.RealKafka;
import firewatch.realparts.RealPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(TestAccounts.class)
class RegisterIT {
    private final String tag = UUID.randomUUID().toString().substring(0, 8);
    private final String here = "here-" + tag;
    private final String there = "there-" + tag;
    private final String gateway = "gw-" + tag;
    private final String foreignGateway = "gw2-" + tag;

    @BeforeEach
    void twoBuildingsWithAGatewayEach() {
        post("areas", Map.of("id", "area-" + tag, "name", "东城区"), 201);
        post("buildings", Map.of("id", here, "name", "人民医院", "area", "area-" + tag, "floors", 12), 201);
        post("buildings", Map.of("id", there, "name", "There"), 201);
        post("gateways", Map.of("id", gateway, "name", "一号网关", "building", here), 201);
        post("gateways", Map.of("id", foreignGateway, "building", there), 201);
    }

    @Test
    void aBuildingIsAnsweredAsItWasGiven() {
        asAdmin()
                .body("""
                        {"name":"住院部","area":"area-%s","floors":20,"class":"一类高层","height":81.5,"x":1.5,"y":-2}""".formatted(tag))
                .put("/api/v1/buildings/" + here)
                .then()
                .statusCode(200);

        asAdmin()
                .get("/api/v1/buildings/" + here)
                .then()
                .statusCode(200)
                .body("id", equalTo(here))
                .body("name", equalTo("住院部"))
                .body("area", equalTo("area-" + tag))
                .body("class", equalTo("一类高层"))
                .body("height", equalTo(81.5f))
                .body("y", equalTo(-2.0f));
    }

    @Test
    void aDeviceIsAnsweredAsItWasGiven() {
        String id = "smoke:" + tag;
        asAdmin()
                .body("""
                        {"id":"%s","type":"smoke","gateway":"%s","building":"%s","floor":"3","zone":"A","label":"护士站",
                         "expectedEvery":"PT5M","limits":{"temperature":{"high":57.5,"for":"PT10S"}}}""".formatted(id, gateway, here))
                .post("/api/v1/devices")
                .then()
                .statusCode(201)
                .body("expectedEvery", equalTo("PT5M"));

        asAdmin()
                .get("/api/v1/devices/" + id)
                .then()
                .statusCode(200)
                .body("label", equalTo("护士站"))
                .body("expectedEvery", equalTo("PT5M"))
                .body("limits.temperature.high", equalTo(57.5f))
                .body("limits.temperature.for", equalTo("PT10S"));
    }

    @Test
    void whatIsStillUsedStays() {
        device("d-" + tag, gateway, here, 201);

        asAdmin().delete("/api/v1/areas/area-" + tag).then().statusCode(409);
        asAdmin().delete("/api/v1/buildings/" + here).then().statusCode(409);
        asAdmin().delete("/api/v1/gateways/" + gateway).then().statusCode(409);
        asAdmin().delete("/api/v1/devices/d-" + tag).then().statusCode(204);
        asAdmin().delete("/api/v1/gateways/" + gateway).then().statusCode(204);
        asAdmin().delete("/api/v1/buildings/" + here).then().statusCode(204);
        asAdmin().delete("/api/v1/areas/area-" + tag).then().statusCode(204);
        asAdmin().delete("/api/v1/areas/area-" + tag).then().statusCode(404);
    }

    @Test
    void whatIsWrongIsNamed() {
        post("buildings", Map.of("id", "a b", "name", " ", "floors", -1, "area", "nowhere"), 400)
                .body("errors.field", hasItems("id", "name", "floors", "area"));
        post("gateways", Map.of("id", "g+/#" + tag, "building", "nowhere", "formats", List.of("JSON!")), 400)
                .body("errors.field", hasItems("id", "building", "formats"));
        post(
                        "devices",
                        Map.of(
                                "id",
                                "d-" + tag,
                                "gateway",
                                "nowhere",
                                "expectedEvery",
                                "PT0S",
                                "limits",
                                Map.of("charm", Map.of("low", 1), "smoke", Map.of("low", 2, "high", 1))),
                        400)
                .body("errors.field", hasItems("gateway", "expectedEvery", "limits.charm", "limits.smoke"));
        post("devices", Map.of("id", "d-" + tag, "expectedEvery", "often"), 400)
                .body("errors.field", hasItem("expectedEvery"));
        post("buildings", Map.of("id", here, "name", "again"), 409);
    }

    @Test
    void listsAreNarrowedAndPaged() {
        for (int i = 0; i < 5; i++) {
            device("p" + i + "-" + tag, gateway, here, 201);
        }
        device("q-" + tag, foreignGateway, there, 201);
        List<String> seen = new ArrayList<>();
        String cursor = "";

        for (int page = 0; page < 3; page++) {
            var answer = asAdmin()
                    .get("/api/v1/devices?limit=2&building=" + here + "&cursor=" + cursor)
                    .then()
                    .statusCode(200)
                    .extract();
            seen.addAll(answer.path("items.id"));
            cursor = answer.path("next");
        }

        assertThat(seen).containsExactly("p0-" + tag, "p1-" + tag, "p2-" + tag, "p3-" + tag, "p4-" + tag);
        assertThat(cursor).isNull();
        asAdmin().get("/api/v1/devices?gateway=" + foreignGateway).then().body("items.id", contains("q-" + tag));
        asAdmin().get("/api/v1/devices?q=P3-" + tag).then().body("items.id", contains("p3-" + tag));
        asAdmin().get("/api/v1/devices?q=%25&building=" + here).then().body("items.size()", equalTo(0));
        asAdmin().get("/api/v1/buildings?q=医院&area=area-" + tag).then().body("items.id", contains(here));
    }

    @Test
    void whoIsLimitedToABuildingSeesThatOneOnly() {
        device("mine-" + tag, gateway, here, 201);
        device("theirs-" + tag, foreignGateway, there, 201);
        device("loose-" + tag, null, null, 201);

        for (String role : List.of("manager", "installer", "operator")) {
            var limited = as(role, here);
            limited.get("/api/v1/buildings").then().body("items.id", contains(here));
            limited.get("/api/v1/gateways").then().body("items.id", contains(gateway));
            limited.get("/api/v1/devices").then().body("items.id", contains("mine-" + tag));
            limited.get("/api/v1/buildings/" + there).then().statusCode(404);
            limited.get("/api/v1/gateways/" + foreignGateway).then().statusCode(404);
            limited.get("/api/v1/devices/theirs-" + tag).then().statusCode(404);
            limited.get("/api/v1/devices/loose-" + tag).then().statusCode(404);
        }
        as("manager").get("/api/v1/buildings").then().statusCode(200).body("items.size()", equalTo(0));
        as("operator").get("/api/v1/buildings/" + there).then().statusCode(200);
    }

    @Test
    void anInstallerWritesOnlyWhereItIsLimitedTo() {
        device("theirs-" + tag, foreignGateway, there, 201);
        device("loose-" + tag, null, null, 201);
        var installer = as("installer", here);

        installer
                .body(Map.of("id", "new-" + tag, "name", "n"))
                .post("/api/v1/buildings")
                .then()
                .statusCode(403);
        installer
                .body(Map.of("name", "n"))
                .put("/api/v1/buildings/" + there)
                .then()
                .statusCode(404);
        installer.delete("/api/v1/buildings/" + there).then().statusCode(404);
        installer
                .body(Map.of("id", "g3-" + tag, "building", there))
                .post("/api/v1/gateways")
                .then()
                .statusCode(400);
        installer
                .body(Map.of("id", "g3-" + tag))
                .post("/api/v1/gateways")
                .then()
                .statusCode(400);
        installer
                .body(Map.of("building", here))
                .put("/api/v1/gateways/" + foreignGateway)
                .then()
                .statusCode(404);
        installer.post("/api/v1/gateways/" + foreignGateway + "/secret").then().statusCode(404);
        installer
                .body(Map.of("building", there))
                .put("/api/v1/gateways/" + gateway)
                .then()
                .statusCode(400);
        installer
                .body(Map.of("id", "x-" + tag, "building", there))
                .post("/api/v1/devices")
                .then()
                .statusCode(400);
        installer.body(Map.of("id", "x-" + tag)).post("/api/v1/devices").then().statusCode(400);
        installer
                .body(Map.of("id", "x-" + tag, "building", here, "gateway", foreignGateway))
                .post("/api/v1/devices")
                .then()
                .statusCode(400);
        installer
                .body(Map.of("building", here))
                .put("/api/v1/devices/theirs-" + tag)
                .then()
                .statusCode(404);
        installer
                .body(Map.of("building", here))
                .put("/api/v1/devices/loose-" + tag)
                .then()
                .statusCode(404);
        installer.delete("/api/v1/devices/theirs-" + tag).then().statusCode(404);
        installer
                .contentType("text/csv")
                .body("id,building\ntheirs-" + tag + "," + here)
                .post("/api/v1/devices/import")
                .then()
                .statusCode(400);
        as("installer", here)
                .body(Map.of("id", "x-" + tag, "building", here, "gateway", gateway))
                .post("/api/v1/devices")
                .then()
                .statusCode(201);
    }

    @Test
    void aGatewaysSecretIsShownOnceAndCanBeRenewed() {
        String first = post("gateways", Map.of("id", "s-" + tag, "formats", List.of("json")), 201)
                .body("secret", notNullValue())
                .header("Cache-Control", equalTo("no-store"))
                .extract()
                .path("secret");

        assertThat(first).hasSize(43);
        asAdmin().get("/api/v1/gateways/s-" + tag).then().statusCode(200).body("secret", nullValue());
        String second = asAdmin()
                .post("/api/v1/gateways/s-" + tag + "/secret")
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
        assertThat(second).hasSize(43).isNotEqualTo(first);
    }

    private void device(String id, String through, String building, int status) {
        Map<String, String> body = new java.util.HashMap<>(Map.of("id", id));
        if (through != null) {
            body.put("gateway", through);
        }
        if (building != null) {
            body.put("building", building);
        }
        post("devices", body, status);
    }

    private static io.restassured.response.ValidatableResponse post(String noun, Object body, int status) {
        return asAdmin().body(body).post("/api/v1/" + noun).then().statusCode(status);
    }
}
