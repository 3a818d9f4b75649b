package firewatch.sim.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import firewatch.sim.centre.Centre;
import firewatch.sim.encode.json.JsonEncoder;
import firewatch.sim.mqtt.Login;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an installer writes down at the centre before anything can speak: buildings, gateways, devices. */
public final class Town {
    private static final int CONFLICT = 409;

    private final Centre centre;
    private final InetSocketAddress broker;

    public Town(Centre centre, InetSocketAddress broker) {
        this.centre = centre;
        this.broker = broker;
    }

    public void building(String id, String name, int floors) throws IOException, InterruptedException {
        ObjectNode body = object().put("id", id).put("name", name).put("floors", floors);
        try {
            centre.post("/api/v1/buildings", body);
        } catch (Centre.Refused e) {
            if (e.status() != CONFLICT) {
                throw e;
            }
        }
    }

    /** Registers a gateway and keeps the secret, which is told only once. */
    public Login gateway(String id, @Nullable String building) throws IOException, InterruptedException {
        ObjectNode body = object().put("id", id).put("name", id);
        if (building != null) {
            body.put("building", building);
        }
        body.putArray("formats").add(JsonEncoder.FORMAT);
        JsonNode answer = centre.post("/api/v1/gateways", body);
        return new Login(broker, id, id, answer.path("secret").asText());
    }

    public void device(String id, String type, String gateway, String building, int floor, String label)
            throws IOException, InterruptedException {
        centre.post(
                "/api/v1/devices",
                object().put("id", id)
                        .put("type", type)
                        .put("gateway", gateway)
                        .put("building", building)
                        .put("floor", Integer.toString(floor))
                        .put("label", label));
    }

    /** Registers a whole list of devices at once. */
    public void devices(List<Watched> devices) throws IOException, InterruptedException {
        centre.upload(
                "/api/v1/devices/import",
                "text/csv; charset=UTF-8",
                devices.stream().map(Watched::line).collect(Collectors.joining("", Watched.COLUMNS, "")));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
