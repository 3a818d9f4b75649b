package firewatch.ingest.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import firewatch.ingest.register.Credentials;
import firewatch.realparts.RealKafka;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a platform that pushes is told while Kafka takes nothing, and when it pushes too fast: when to come again. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@TestProfile(PushUnderPressureIT.Pressed.class)
class PushUnderPressureIT {
    private static final int MOST_WAITING = 2;
    private static final int ROOM = 20_000;

    @Inject
    Credentials credentials;

    @Inject
    MeterRegistry meters;

    /** Little patience, little room, one message a second and two at once. */
    public static class Pressed implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "ingest.http.accept-within", "PT3S",
                    "ingest.http.retry-after", "PT7S",
                    "ingest.http.max-waiting", Integer.toString(MOST_WAITING),
                    "ingest.gateway.messages-per-second", "1",
                    "ingest.publish.lane-bytes", Integer.toString(ROOM),
                    "ingest.publish.close-within", "PT0.1S");
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(HeldLanes.class);
        }
    }

    @AfterEach
    void acceptWhatWaits() {
        await().until(() -> {
            HeldLanes.SIGNALS.acceptAllBackwards();
            HeldLanes.MEASUREMENTS.acceptAllBackwards();
            return meters.get("fire.ingest.queue")
                            .tag("lane", "signals")
                            .gauge()
                            .value()
                    == 0;
        });
    }

    @Test
    void nothingIsAnsweredBeforeKafkaHasIt() throws Exception {
        PushingGateways.register(credentials, "gw-pressed-patient", "json");
        int before = HeldLanes.SIGNALS.waiting();
        try (ExecutorService platform = Executors.newSingleThreadExecutor()) {
            Callable<Response> fire = () -> push("gw-pressed-patient", fire(0));
            Future<Response> answer = platform.submit(fire);
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> HeldLanes.SIGNALS.waiting() > before);
            assertThat(answer.isDone()).isFalse();

            HeldLanes.SIGNALS.acceptAllBackwards();

            assertThat(answer.get().statusCode()).isEqualTo(202);
        }
    }

    @Test
    void whatKafkaDoesNotTakeIsToBeBroughtAgainAndMoreThanThatIsNotEvenTried() throws Exception {
        for (int i = 0; i <= MOST_WAITING; i++) {
            PushingGateways.register(credentials, "gw-pressed-waits-" + i, "json");
        }
        int before = HeldLanes.SIGNALS.waiting();
        for (int i = 0; i < MOST_WAITING; i++) {
            assertThatItIsToComeAgain(push("gw-pressed-waits-" + i, fire(0)));
        }
        await().until(() -> HeldLanes.SIGNALS.waiting() == before + MOST_WAITING);

        assertThatItIsToComeAgain(push("gw-pressed-waits-" + MOST_WAITING, fire(0)));

        assertThat(HeldLanes.SIGNALS.waiting()).isEqualTo(before + MOST_WAITING);
    }

    @Test
    void aFullLaneIsToldAtOnce() throws Exception {
        PushingGateways.register(credentials, "gw-pressed-large", "json");
        PushingGateways.register(credentials, "gw-pressed-small", "json");
        int before = HeldLanes.SIGNALS.waiting();
        double late = refused("timeout");
        double crowded = refused("crowded");
        assertThatItIsToComeAgain(push("gw-pressed-large", fire(ROOM)));
        await().until(() -> HeldLanes.SIGNALS.waiting() == before + 1);

        assertThatItIsToComeAgain(push("gw-pressed-small", fire(0)));

        assertThat(HeldLanes.SIGNALS.waiting()).isEqualTo(before + 1);
        assertThat(refused("timeout")).isEqualTo(late + 1);
        assertThat(refused("crowded")).isEqualTo(crowded + 1);
    }

    @Test
    void whoeverPushesTooFastIsToldWhenToComeAgainAndOthersAreNot() throws Exception {
        PushingGateways.register(credentials, "gw-pressed-fast", "json");
        PushingGateways.register(credentials, "gw-pressed-calm", "json");

        Response refused = await().atMost(Duration.ofSeconds(60))
                .until(() -> push("gw-pressed-fast", fire(0)), answer -> answer.statusCode() == 429);

        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused("rate")).isPositive();
        assertThat(refused.path("detail").toString()).contains("faster than it may");
        assertThat(push("gw-pressed-calm", fire(0)).statusCode()).isNotEqualTo(429);
    }

    private double refused(String reason) {
        return meters.counter("fire.push.refused", "reason", reason).count();
    }

    private static void assertThatItIsToComeAgain(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.header("Retry-After")).isEqualTo("7");
    }

    /** A fire whose message is that much longer than it has to be. */
    private static String fire(int spaces) {
        return "{\"device\":\"push-1\"," + " ".repeat(spaces) + "\"status\":[\"fire\"]}";
    }

    private static Response push(String gateway, String body) {
        return given().header("Authorization", "Bearer " + gateway + ":" + PushingGateways.SECRET)
                .header("Content-Type", "application/json")
                .body(body.getBytes(UTF_8))
                .post("/api/v1/uplinks/json");
    }
}
