package firewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;

/**
 * A building with a gateway, a detector and an operator, registered through the API as an administrator does it, and the
 * gateway's own connection to the front door.
 */
final class Site implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Stage stage;
    private final String name;
    private final String password = UUID.randomUUID().toString();
    private final HttpClient http = HttpClient.newHttpClient();
    private MqttClient gateway;

    private Site(Stage stage, String name) {
        this.stage = stage;
        this.name = name;
    }

    static Site register(Stage stage, String name) throws Exception {
        Site site = new Site(stage, name);
        String token = site.post("login", "", Map.of("name", "admin", "password", stage.adminPassword()))
                .get("token")
                .asText();
        site.post("buildings", token, Map.of("id", site.name, "name", "滨江大厦 " + name));
        String secret = site.post(
                        "gateways", token, Map.of("id", site.gatewayId(), "name", name, "building", site.name))
                .get("secret")
                .asText();
        site.post(
                "devices",
                token,
                Map.of(
                        "id",
                        site.device(),
                        "type",
                        "smoke",
                        "gateway",
                        site.gatewayId(),
                        "building",
                        site.name,
                        "floor",
                        "12F",
                        "label",
                        "电梯厅"));
        site.post("users", token, Map.of("name", site.operator(), "password", site.password, "role", "operator"));
        site.connect(secret);
        return site;
    }

    private String gatewayId() {
        return "gw-" + name;
    }

    String device() {
        return "smoke-" + name;
    }

    String operator() {
        return "op-" + name;
    }

    String password() {
        return password;
    }

    /** As the page names it. */
    String place() {
        return "滨江大厦 " + name + " · 12F · 电梯厅";
    }

    /** Publishes at QoS 1; returns when the front door has acknowledged it. */
    void publish(String payload) throws Exception {
        gateway.publish("fire/v1/json/" + gatewayId() + "/up", payload.getBytes(UTF_8), 1, false);
    }

    private void connect(String secret) throws Exception {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(gatewayId());
        options.setPassword(secret.getBytes(UTF_8));
        gateway =
                new MqttClient("tcp://127.0.0.1:" + stage.mqttPort(), gatewayId() + "/urgent", new MemoryPersistence());
        gateway.connect(options);
    }

    private JsonNode post(String path, String token, Map<String, String> body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(stage.url("/api/v1/" + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isBetween(200, 201);
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() throws Exception {
        if (gateway.isConnected()) {
            gateway.disconnect();
        }
        gateway.close();
        http.close();
    }
}
