package firewatch.ingest.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import firewatch.access.Caller;
import firewatch.access.Role;
import firewatch.access.TokenIssuer;
import firewatch.events.EventJson;
import firewatch.events.GatewayCredential;
import firewatch.events.GatewayId;
import firewatch.events.Topics;
import firewatch.ingest.mqtt.EarFixture;
import firewatch.ingest.register.Credentials;
import firewatch.realparts.RealKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a platform that pushes sees. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
class UplinkResourceIT {
    private static final String SECRET = "only-this-test-knows";
    private static final byte[] FIRE = "{\"device\":\"push-1\",\"status\":[\"fire\"]}".getBytes(UTF_8);

    @Inject
    Credentials credentials;

    @Inject
    TokenIssuer tokens;

    @BeforeEach
    void register() throws Exception {
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(SECRET.getBytes(UTF_8)));
        var credential = new GatewayCredential(new GatewayId("gw-push"), digest, Set.of("json", "gb26875"), null);
        try (var producer =
                new KafkaProducer<>(EarFixture.kafka(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.CREDENTIALS, "gw-push", EventJson.write(credential)));
        }
        await().until(() ->
                credentials.authenticate("gw-push", SECRET.getBytes(UTF_8)).isPresent());
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
        given().contentType("application/json")
                .body(FIRE)
                .post("/api/v1/uplinks/json")
                .then()
                .statusCode(401);
    }

    @Test
    void whatCannotBeTakenIsAProblem() {
        push("smoke-signals", "gw-push:" + SECRET, "application/json", FIRE).statusCode(404);
        push("json", "gw-push:" + SECRET, "text/csv", FIRE).statusCode(415);
        push("json", "gw-push:" + SECRET, "application/json", new byte[300_000])
                .statusCode(413)
                .contentType("application/problem+json");
        assertThat(credentials.allows(new GatewayId("gw-push"), "chirpstack")).isFalse();
    }

    private static ValidatableResponse push(String format, String token, String type, byte[] body) {
        return given().header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .body(body)
                .post("/api/v1/uplinks/" + format)
                .then();
    }
}
