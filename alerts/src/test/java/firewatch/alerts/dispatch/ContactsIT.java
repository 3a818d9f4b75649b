package firewatch.alerts.dispatch;

import static firewatch.alerts.Accounts.as;
import static firewatch.alerts.Accounts.asAdmin;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.standardwebhooks.Webhook;
import firewatch.alerts.TestAccounts;
import firewatch.alerts.channel.webhook.Receiver;
import firewatch.alerts.ledger.DeadLetterStore;
import firewatch.events.DeadLetter;
import firewatch.events.GatewayId;
import firewatch.events.SignalId;
import firewatch.realparts.RealKafka;
import firewatch.realparts.RealPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contacts, routes and on-test as a stranger sees them. */
@QuarkusTest
@TestProfile(QuickDispatch.class)
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(TestAccounts.class)
class ContactsIT {
    private static final String HERE = "http://127.0.0.1:9/hook";

    @Inject
    Site site;

    @Inject
    DeadLetterStore letters;

    @Inject
    Clock clock;

    @Test
    void aSecretIsToldOnceAndNeverAgain() {
        Response made = asAdmin().body(webhook(HERE)).post("/api/v1/contacts");
        made.then().statusCode(201).body("secret", startsWith("whsec_")).body("channel", equalTo("webhook"));
        String id = made.path("id");

        asAdmin().get("/api/v1/contacts/" + id).then().statusCode(200).body("secret", nullValue());
        asAdmin()
                .body(webhook(HERE))
                .put("/api/v1/contacts/" + id)
                .then()
                .statusCode(200)
                .body("secret", nullValue());
        String all = asAdmin().get("/api/v1/contacts?limit=500").asString();
        assertThat(all).contains(id).doesNotContain("whsec_");
    }

    @Test
    void aTestMessageIsSignedWithTheSecretThatWasTold() throws Exception {
        try (Receiver receiver = Receiver.answering(200, 404, 410)) {
            Response made = asAdmin().body(webhook(receiver.url("/"))).post("/api/v1/contacts");
            String path = "/api/v1/contacts/" + made.path("id") + "/test";
            asAdmin()
                    .post(path)
                    .then()
                    .statusCode(200)
                    .body("outcome", equalTo("accepted"))
                    .body("status", equalTo(200));
            asAdmin()
                    .post(path)
                    .then()
                    .statusCode(200)
                    .body("outcome", equalTo("try_again"))
                    .body("status", equalTo(404));
            asAdmin()
                    .post(path)
                    .then()
                    .statusCode(200)
                    .body("outcome", equalTo("refused"))
                    .body("status", equalTo(410));
            Receiver.Got got = receiver.got().getFirst();
            new Webhook(made.<String>path("secret")).verify(got.body(), HttpHeaders.of(got.headers(), (_, _) -> true));
            assertThat(got.body()).contains("contact.test");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://[::1]/",
                "http://127.0.0.2/",
                "http://u:p@127.0.0.1/",
                "ftp://127.0.0.1/",
                "http://2130706433/",
                "nonsense",
                "http://no-such.invalid/"
            })
    void aHostileAddressIsRefusedWhenItIsWritten(String url) {
        asAdmin()
                .body(webhook(url))
                .post("/api/v1/contacts")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.field", hasItem("url"));
    }

    @Test
    void theConsoleNeedsNoAddress() {
        asAdmin()
                .body(Map.of("name", "Whoever is on duty", "channel", "console"))
                .post("/api/v1/contacts")
                .then()
                .statusCode(201)
                .body("secret", nullValue());
        asAdmin()
                .body(Map.of("name", "x", "channel", "console", "url", HERE))
                .post("/api/v1/contacts")
                .then()
                .statusCode(422);
        asAdmin()
                .body(Map.of("name", "x", "channel", "webhook"))
                .post("/api/v1/contacts")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("url"));
    }

    @Test
    void whatIsWrongIsNamed() {
        asAdmin()
                .body(Map.of("channel", "pigeon"))
                .post("/api/v1/contacts")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("name"))
                .body("errors.field", hasItem("channel"));
        asAdmin()
                .body(Map.of("name", "x", "channel", "webhook", "url", HERE, "secret", "hunter2"))
                .post("/api/v1/contacts")
                .then()
                .statusCode(422);
        asAdmin()
                .body(Map.of(
                        "name", "x", "classes", List.of("SMOKE"), "contact", "none", "after", "soon", "until", "x"))
                .post("/api/v1/routes")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("classes"))
                .body("errors.field", hasItem("after"))
                .body("errors.field", hasItem("until"));
        asAdmin()
                .body(Map.of("name", "x", "classes", List.of("FIRE"), "contact", "none"))
                .post("/api/v1/routes")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("contact"));
        asAdmin().get("/api/v1/contacts/none").then().statusCode(404).contentType("application/problem+json");
        asAdmin().get("/api/v1/routes?cursor=%00").then().statusCode(400);
    }

    @Test
    void aContactWithARouteStaysUntilTheRouteIsGone() {
        String contact = asAdmin().body(webhook(HERE)).post("/api/v1/contacts").path("id");
        Map<String, Object> wanted =
                Map.of("name", "night", "classes", List.of("FAULT"), "contact", contact, "building", site.building());
        Response made = asAdmin().body(wanted).post("/api/v1/routes");
        made.then()
                .statusCode(201)
                .body("after", equalTo("PT0S"))
                .body("until", equalTo("acknowledged"))
                .body("area", nullValue());
        String route = "/api/v1/routes/" + made.path("id");
        asAdmin().delete("/api/v1/contacts/" + contact).then().statusCode(409);
        asAdmin().delete(route).then().statusCode(204);
        asAdmin().get(route).then().statusCode(404);
        asAdmin().delete("/api/v1/contacts/" + contact).then().statusCode(204);
    }

    @Test
    void aManagerKeepsTheContactsAndRoutesOfTheirOwnBuildingsOnly() {
        String own = site.building();
        String others = site.building();
        RequestSpecification manager = as("manager", own);
        given().spec(manager)
                .body(webhook(HERE))
                .post("/api/v1/contacts")
                .then()
                .statusCode(403);
        given().spec(manager)
                .body(webhookOf(others))
                .post("/api/v1/contacts")
                .then()
                .statusCode(403);
        String contact = given().spec(manager)
                .body(webhookOf(own))
                .post("/api/v1/contacts")
                .path("id");
        given().spec(manager)
                .body(Map.of("name", "n", "classes", List.of("FIRE"), "contact", contact))
                .post("/api/v1/routes")
                .then()
                .statusCode(403);
        given().spec(manager)
                .body(Map.of("name", "n", "classes", List.of("FAULT"), "contact", contact, "building", own))
                .post("/api/v1/routes")
                .then()
                .statusCode(201);

        String foreign =
                asAdmin().body(webhookOf(others)).post("/api/v1/contacts").path("id");
        given().spec(manager).get("/api/v1/contacts/" + foreign).then().statusCode(404);
        given().spec(manager)
                .get("/api/v1/contacts")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(contact))
                .body("items.id", not(hasItem(foreign)));
        as("operator").body(webhook(HERE)).post("/api/v1/contacts").then().statusCode(403);
        as("installer", own).get("/api/v1/contacts").then().statusCode(403);
    }

    @Test
    void onTestNeedsAReasonAndAnEndThatIsNotFar() {
        String building = site.building();
        asAdmin()
                .body(Map.of("building", building))
                .post("/api/v1/on-test")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("reason"))
                .body("errors.field", hasItem("until"));
        asAdmin()
                .body(onTest(building, Duration.ofHours(25)))
                .post("/api/v1/on-test")
                .then()
                .statusCode(400);
        asAdmin()
                .body(onTest(building, Duration.ofHours(-1)))
                .post("/api/v1/on-test")
                .then()
                .statusCode(400);
        asAdmin()
                .body(onTest("nowhere", Duration.ofHours(1)))
                .post("/api/v1/on-test")
                .then()
                .statusCode(400);

        Response made = asAdmin().body(onTest(building, Duration.ofHours(1))).post("/api/v1/on-test");
        made.then().statusCode(201).body("by", equalTo("admin")).body("since", notNullValue());
        String id = made.path("id");
        asAdmin().get("/api/v1/on-test?limit=500").then().body("items.id", hasItem(id));
        as("installer", site.building()).delete("/api/v1/on-test/" + id).then().statusCode(404);
        as("manager", building).get("/api/v1/on-test").then().statusCode(403);
        asAdmin().delete("/api/v1/on-test/" + id).then().statusCode(204);
        asAdmin().get("/api/v1/on-test?limit=500").then().body("items.id", not(hasItem(id)));
    }

    @Test
    void aGatewayThatServesOtherBuildingsIsNotForThoseOfOneToPutOnTest() {
        String mine = site.building();
        String gateway = site.gateway(mine);
        site.device(gateway, mine);
        RequestSpecification installer = as("installer", mine);
        Response made = given().spec(installer).body(gatewayOnTest(gateway)).post("/api/v1/on-test");
        made.then().statusCode(201);

        String unplaced = site.gateway(mine);
        site.device(unplaced, null);
        given().spec(installer)
                .body(gatewayOnTest(unplaced))
                .post("/api/v1/on-test")
                .then()
                .statusCode(403);
        site.device(gateway, site.building());
        given().spec(installer)
                .body(gatewayOnTest(gateway))
                .post("/api/v1/on-test")
                .then()
                .statusCode(403)
                .body("detail", startsWith("the gateway also serves devices outside your buildings"));
        String path = "/api/v1/on-test/" + made.path("id");
        given().spec(installer).body(gatewayOnTest(gateway)).put(path).then().statusCode(403);
        asAdmin().body(gatewayOnTest(gateway)).put(path).then().statusCode(200);
        given().spec(installer).delete(path).then().statusCode(204);
    }

    @Test
    void deadLettersAreForThoseWhoSeeTheirGateway() {
        String mine = site.building();
        String seen = site.gateway(mine);
        String elsewhere = site.gateway(site.building());
        String nowhere = site.gateway(null);
        for (String gateway : Arrays.asList(seen, elsewhere, nowhere, "g-" + UUID.randomUUID(), null)) {
            letters.keep(letterOf(gateway));
        }
        as("installer", mine)
                .get("/api/v1/dead-letters?limit=500")
                .then()
                .statusCode(200)
                .body("items.gateway", equalTo(List.of(seen)));
        as("installer", mine)
                .get("/api/v1/dead-letters?gateway=" + elsewhere)
                .then()
                .body("items.gateway", equalTo(List.of()));
        asAdmin()
                .get("/api/v1/dead-letters?limit=500")
                .then()
                .body("items.gateway", hasItems(seen, elsewhere, nowhere, null));
    }

    @Test
    void theDeliveriesOfAnAlarmAreForThoseWhoSeeIt() {
        String building = site.building();
        UUID alarm = site.begin(site.firesIn(building));
        String path = "/api/v1/alarms/" + alarm + "/deliveries";
        as("manager", building).get(path).then().statusCode(200).body("items[0].channel", equalTo("console"));
        as("manager", site.building()).get(path).then().statusCode(404);
        asAdmin()
                .get("/api/v1/alarms/" + UUID.randomUUID() + "/deliveries")
                .then()
                .statusCode(404);
        asAdmin().get("/api/v1/alarms/none/deliveries").then().statusCode(404);
        site.acknowledge(alarm);
    }

    private static Map<String, Object> webhook(String url) {
        return Map.of("name", "Duty phone", "channel", "webhook", "url", url);
    }

    private static Map<String, Object> webhookOf(String building) {
        return Map.of("name", "Porter", "channel", "webhook", "url", HERE, "building", building);
    }

    private DeadLetter letterOf(@Nullable String gateway) {
        return new DeadLetter(
                new SignalId(UUID.randomUUID()),
                gateway == null ? null : new GatewayId(gateway),
                "json",
                "tcp",
                "bad-id",
                "not a name",
                clock.instant(),
                new byte[] {1});
    }

    private Map<String, Object> gatewayOnTest(String gateway) {
        return Map.of(
                "gateway",
                gateway,
                "reason",
                "new firmware",
                "until",
                clock.instant().plusSeconds(3600).toString());
    }

    private Map<String, Object> onTest(String building, Duration lasts) {
        return Map.of(
                "building",
                building,
                "reason",
                "detectors cleaned",
                "until",
                clock.instant().plus(lasts).toString());
    }
}
