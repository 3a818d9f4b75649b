package firewatch.ingest.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import firewatch.access.Caller;
import firewatch.access.Role;
import firewatch.access.TokenIssuer;
import firewatch.ingest.register.Credentials;
import firewatch.realparts.RealKafka;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a platform that pushes sees. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
class UplinkResourceIT {
    private static final String SECRET = PushingGateways.SECRET;
    private static final byte[] FIRE = "{\"device\":\"push-1\",\"status\":[\"fire\"]}".getBytes(UTF_8);

    @Inject
    Credentials credentials;

    @Inject
    TokenIssuer tokens;

    @Inject
    MeterRegistry meters;

    @BeforeEach
    void register() throws Exception {
        PushingGateways.register(credentials, "gw-push", "json", "gb26875");
        PushingGateways.register(credentials, "gw-push-frames", "gb26875");
    }

    @Test
    void aFireIsAcceptedOnceKafkaHasIt() {
        push("json", "gw-push:" + SECRET, "application/json", FIRE)
                .statusCode(202)
                .body("understood", equalTo(1))
                .body("notUnderstood", hasSize(0));
    }

    @Test
    void framesOfTheNationalStandardAreTaken() {
        byte[] heartbeat = HexFormat.of().parseHex("4040000001010C3B0C1B0C11672B00000000385B01000000000002B52323");

        push("gb26875", "gw-push:" + SECRET, "application/octet-stream", heartbeat)
                .statusCode(202)
                .body("understood", equalTo(1));
    }

    @Test
    void whatIsNotUnderstoodIsSaid() {
        push("json", "gw-push:" + SECRET, "application/json", "[{\"device\":\"push-2\"},7]".getBytes(UTF_8))
                .statusCode(202)
                .body("understood", equalTo(1))
                .body("notUnderstood.reason", hasSize(1));
        push("json", "gw-push:" + SECRET, "application/json", "{".getBytes(UTF_8))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("malformed"));
    }

    @Test
    void whoIsNoGatewayIsRefused() {
        String person =
                tokens.issue(Caller.everywhere("admin", Role.ADMINISTRATOR), 1).token();

        push("json", "gw-push:wrong", "application/json", FIRE).statusCode(401);
        push("json", "gw-none:" + SECRET, "application/json", FIRE).statusCode(401);
        push("json", person, "application/json", FIRE).statusCode(403);
        push("json", "gw-push-frames:" + SECRET, "application/json", FIRE)
                .statusCode(403)
                .body("detail", containsString("may not speak json"));
        given().contentType("application/json")
                .body(FIRE)
                .post("/api/v1/uplinks/json")
                .then()
                .statusCode(401);
    }

    @Test
    void whatCannotBeTakenIsAProblem() {
        push("smoke-signals", "gw-push:" + SECRET, "application/json", FIRE)
                .statusCode(404)
                .body("detail", equalTo("no such format"));
        push("json", "gw-push:" + SECRET, "text/csv", FIRE).statusCode(415);
    }

    @Test
    void whatIsTooLargeIsRefusedAndWhatIsNotIsKept() {
        push("json", "gw-push:" + SECRET, "application/json", new byte[262_144])
                .statusCode(400)
                .body("detail", containsString("It is kept."));
        push("json", "gw-push:" + SECRET, "application/json", new byte[262_145])
                .statusCode(413)
                .contentType("application/problem+json");
    }

    @Test
    void theWayIntoKafkaIsTimedAndWhatIsRefusedIsCountedByReason() {
        long answered = meters.get("fire.push.answer").timer().count();
        double tooLarge = refused("too_large");
        double unknown = refused("unknown_format");
        double forbidden = refused("forbidden_format");

        push("json", "gw-push:" + SECRET, "application/json", FIRE).statusCode(202);
        push("json", "gw-push:" + SECRET, "application/json", new byte[262_145]).statusCode(413);
        push("smoke-signals", "gw-push:" + SECRET, "application/json", FIRE).statusCode(404);
        push("json", "gw-push-frames:" + SECRET, "application/json", FIRE).statusCode(403);

        assertThat(meters.get("fire.push.answer").timer().count()).isEqualTo(answered + 1);
        assertThat(refused("too_large")).isEqualTo(tooLarge + 1);
        assertThat(refused("unknown_format")).isEqualTo(unknown + 1);
        assertThat(refused("forbidden_format")).isEqualTo(forbidden + 1);
        given().get("/q/metrics").then().body(containsString("fire_push_answer_seconds_bucket"));
    }

    private double refused(String reason) {
        return meters.counter("fire.push.refused", "reason", reason).count();
    }

    @Test
    void theAnswersAreInTheApiDescription() {
        String post = "paths.'/api/v1/uplinks/{format}'.post";
        given().get("/q/openapi?format=json")
                .then()
                .body(post + ".requestBody.content.keySet()", hasItems("application/json", "application/octet-stream"))
                .body(
                        post + ".responses.keySet()",
                        hasItems("202", "400", "401", "403", "404", "413", "415", "429", "503"))
                .body(post + ".responses.'202'.content.'application/json'.schema.$ref", endsWith("/Pushed"))
                .body(post + ".responses.'429'.headers.keySet()", hasItem("Retry-After"))
                .body(post + ".responses.'503'.headers.keySet()", hasItem("Retry-After"))
                .body(post + ".responses.'503'.content.'application/problem+json'.schema.$ref", endsWith("/Problem"));
    }

    private static ValidatableResponse push(String format, String token, String type, byte[] body) {
        return given().header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .body(body)
                .post("/api/v1/uplinks/" + format)
                .then();
    }
}
