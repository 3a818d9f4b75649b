package firewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import firewatch.events.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One fire from a stranger's socket to the operator's live feed and to a building manager's signed webhook. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmokeAlarmWalkIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private Stage stage;
    private Api centre;
    private WebhookReceiver receiver;
    private String secret;

    @BeforeAll
    void register() throws Exception {
        receiver = WebhookReceiver.start();
        stage = Stage.shared();
        centre = Api.login(stage.url("/"), "admin", stage.adminPassword());
        centre.post("/buildings", Map.of("id", "b-walk", "name", "幸福里 1 号楼", "floors", 6));
        secret = centre.post(
                        "/gateways",
                        Map.of("id", "gw-walk", "name", "一号网关", "building", "b-walk", "formats", List.of("json")))
                .get("secret")
                .asText();
        for (String device : List.of("paho-3", "paho-5", "mosquitto-3", "mosquitto-5", "measured")) {
            centre.post(
                    "/devices",
                    Map.of(
                            "id",
                            device,
                            "type",
                            "smoke",
                            "gateway",
                            "gw-walk",
                            "building",
                            "b-walk",
                            "floor",
                            "3",
                            "label",
                            "厨房"));
        }
        JsonNode contact = centre.post(
                "/contacts",
                Map.of(
                        "name",
                        "物业",
                        "channel",
                        "webhook",
                        "url",
                        receiver.address().toString()));
        receiver.verifyWith(contact.get("secret").asText());
        centre.post(
                "/routes",
                Map.of(
                        "name",
                        "火警",
                        "classes",
                        List.of("FIRE"),
                        "contact",
                        contact.get("id").asText()));
    }

    @AfterAll
    void end() {
        if (receiver != null) {
            receiver.close();
        }
    }

    @Test
    void pahoOf3WalksThrough() throws Exception {
        walks("paho-3", fire -> {
            try (var client = new org.eclipse.paho.client.mqttv3.MqttClient(broker(), "gw-walk/paho-3", null)) {
                MqttConnectOptions options = new MqttConnectOptions();
                options.setUserName("gw-walk");
                options.setPassword(secret.toCharArray());
                client.connect(options);
                client.publish(topic(), fire, 1, false);
                client.disconnect();
            }
        });
    }

    @Test
    void pahoOf5WalksThrough() throws Exception {
        walks("paho-5", fire -> {
            var client = new org.eclipse.paho.mqttv5.client.MqttClient(broker(), "gw-walk/paho-5", null);
            MqttConnectionOptions options = new MqttConnectionOptions();
            options.setUserName("gw-walk");
            options.setPassword(secret.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            client.connect(options);
            client.publish(topic(), fire, 1, false);
            client.disconnect();
            client.close();
        });
    }

    @Test
    void mosquittoOf3WalksThrough() throws Exception {
        walks("mosquitto-3", fire -> mosquittoPub("311", fire));
    }

    @Test
    void mosquittoOf5WalksThrough() throws Exception {
        walks("mosquitto-5", fire -> mosquittoPub("5", fire));
    }

    @Test
    void everyHopOfItsWayIsMeasured() throws Exception {
        walks("measured", this::publish);
        publish("{\"device\":".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        await().atMost(SOON).untilAsserted(() -> {
            Metrics metrics = new Metrics(stage.metrics());
            metrics.assertHistogram("fire_ingest_ack_seconds", "lane=\"signals\"");
            metrics.assertHistogram("fire_signal_judged_seconds");
            metrics.assertHistogram("fire_alarm_latency_seconds", "hop=\"case\"", "class=\"FIRE\"");
            metrics.assertHistogram("fire_alarm_latency_seconds", "hop=\"feed\"", "class=\"FIRE\"");
            metrics.assertHistogram("fire_delivery_latency_seconds", "channel=\"webhook\"");
            metrics.assertCounted("fire_signal_rejected_total", "format=\"json\"", "reason=\"malformed\"");
            metrics.assertCounted("fire_dead_letters_kept_total", "reason=\"malformed\"");
            for (String lane : List.of("fires", "alarms", "dead-letters")) {
                metrics.assertThere("fire_lane_lag", "service=\"alerts\"", "lane=\"" + lane + "\"");
            }
            for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
                String label = "partition=\"" + partition + "\"";
                metrics.assertThere("fire_lane_lag", "service=\"rules\"", "lane=\"signals\"", label);
                metrics.assertThere("fire_lane_lag", "service=\"rules\"", "lane=\"measurements\"", label);
            }
            metrics.assertThere("fire_lane_lag", "service=\"history\"", "lane=\"measurements\"");
        });
    }

    private void publish(byte[] message) throws Exception {
        try (var client = new org.eclipse.paho.client.mqttv3.MqttClient(broker(), "gw-walk/measured", null)) {
            MqttConnectOptions options = new MqttConnectOptions();
            options.setUserName("gw-walk");
            options.setPassword(secret.toCharArray());
            client.connect(options);
            client.publish(topic(), message, 1, false);
            client.disconnect();
        }
    }

    /** Publishes and has been acknowledged when it returns. */
    private interface Publisher {
        void publish(byte[] fire) throws Exception;
    }

    private void walks(String device, Publisher publisher) throws Exception {
        try (LiveListener feed = centre.listen()) {
            feed.awaitFirstFrame(SOON);

            publisher.publish("{\"device\":\"%s\",\"status\":[\"fire\"]}"
                    .formatted(device)
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));

            JsonNode seen = feed.await(frame -> isFireOf(frame, device), SOON).get("data");
            assertThat(seen.at("/placement/buildingName").asText()).isEqualTo("幸福里 1 号楼");
            assertThat(seen.get("active").asBoolean()).isTrue();
            JsonNode told = receiver.await(body -> isRaised(body, device), SOON);
            assertThat(told.at("/data/id")).isEqualTo(seen.get("id"));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(deliveries(seen)).contains("accepted"));
            assertThat(casesOf(device)).isEqualTo(1);
        }
    }

    private String deliveries(JsonNode alarm) throws Exception {
        return centre.get("/alarms/" + alarm.get("id").asText() + "/deliveries").toString();
    }

    private int casesOf(String device) throws Exception {
        return centre.get("/alarms?state=all&device=" + device).get("items").size();
    }

    private static boolean isFireOf(JsonNode frame, String device) {
        return frame.path("kind").asText().equals("alarm")
                && frame.at("/data/deviceId").asText().equals(device)
                && frame.at("/data/class").asText().equals("FIRE");
    }

    private static boolean isRaised(JsonNode body, String device) {
        return body.path("type").asText().equals("alarm.raised")
                && body.at("/data/deviceId").asText().equals(device);
    }

    private void mosquittoPub(String version, byte[] fire) throws Exception {
        Process client = new ProcessBuilder(
                        "mosquitto_pub",
                        "-h",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(stage.mqttPort()),
                        "-V",
                        version.equals("5") ? "mqttv5" : "mqttv311",
                        "-i",
                        "gw-walk/mosquitto-" + version,
                        "-u",
                        "gw-walk",
                        "-P",
                        secret,
                        "-q",
                        "1",
                        "-t",
                        topic(),
                        "-s")
                .redirectErrorStream(true)
                .start();
        try (var out = client.getOutputStream()) {
            out.write(fire);
        }
        String said = new String(client.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(client.waitFor()).as(said).isZero();
    }

    private String broker() {
        return "tcp://127.0.0.1:" + stage.mqttPort();
    }

    private static String topic() {
        return "fire/v1/json/gw-walk/up";
    }
}
