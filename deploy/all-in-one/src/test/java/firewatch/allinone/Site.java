package firewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;

/**
 * A building with a gateway, a detector, an operator and a manager, registered through the API as an administrator does
 * it, and the gateway's own connection to the front door.
 */
final class Site implements AutoCloseable {
    private final Stage stage;
    private final String name;
    private final String called;
    private final String label;
    private final String password = UUID.randomUUID().toString();
    private MqttClient gateway;

    private Site(Stage stage, String name, String called, String label) {
        this.stage = stage;
        this.name = name;
        this.called = called;
        this.label = label;
    }

    static Site register(Stage stage, String name) throws Exception {
        return register(stage, name, "滨江大厦 " + name, "电梯厅");
    }

    /** One whose building and whose detector's place are called as people call them. */
    static Site register(Stage stage, String name, String called, String label) throws Exception {
        Site site = new Site(stage, name, called, label);
        Api admin = Api.login(stage.url("/"), "admin", stage.adminPassword());
        admin.post("/buildings", Map.of("id", name, "name", called, "floors", 18));
        String secret = admin.post("/gateways", Map.of("id", site.gatewayId(), "name", name, "building", name))
                .get("secret")
                .asText();
        admin.post(
                "/devices",
                Map.of(
                        "id",
                        site.device(),
                        "type",
                        "smoke",
                        "gateway",
                        site.gatewayId(),
                        "building",
                        name,
                        "floor",
                        "12F",
                        "label",
                        label));
        admin.post("/users", Map.of("name", site.operator(), "password", site.password, "role", "operator"));
        admin.post(
                "/users",
                Map.of(
                        "name",
                        site.manager(),
                        "password",
                        site.password,
                        "role",
                        "manager",
                        "buildings",
                        List.of(name)));
        site.connect(secret);
        return site;
    }

    private String gatewayId() {
        return "gw-" + name;
    }

    String building() {
        return name;
    }

    String device() {
        return "smoke-" + name;
    }

    String operator() {
        return "op-" + name;
    }

    /** Sees this building alone. */
    String manager() {
        return "mg-" + name;
    }

    String password() {
        return password;
    }

    /** As the page names it. */
    String place() {
        return called + " · 12F · " + label;
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

    @Override
    public void close() throws Exception {
        if (gateway.isConnected()) {
            gateway.disconnect();
        }
        gateway.close();
    }
}
