package firewatch.alerts.console.page;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The register, the health and the history of {@link StubCentre}: two buildings at first, and what a test adds. */
final class StubDistrict {
    private static final Duration STEP = Duration.ofSeconds(30);
    private final Map<String, JsonObject> buildings = new LinkedHashMap<>();
    private final Map<String, JsonObject> healths = new LinkedHashMap<>();
    private final Map<String, JsonObject> devices = new LinkedHashMap<>();
    private final Map<String, String> measures = new LinkedHashMap<>();
    private boolean historyAway;

    StubDistrict() {
        put(building("b1", "滨江国际大厦 A 座", 0, 0), health("b1", 12));
        put(building("b2", "Riverside Warehouse", 100, 40), health("b2", 8));
    }

    static JsonObject building(String id, String name, double x, double y) {
        return new JsonObject()
                .put("id", id)
                .put("name", name)
                .put("floors", 6)
                .put("x", x)
                .put("y", y);
    }

    /** All of so many devices are well. */
    static JsonObject health(String building, int devices) {
        JsonObject health = new JsonObject()
                .put("building", building)
                .put("at", Instant.now().toString());
        List.of("silent", "unknown", "inFire", "faulty", "disabled", "lowBattery", "onTest")
                .forEach(key -> health.put(key, 0));
        return health.put("devices", devices)
                .put("online", devices)
                .put("coverage", 1.0)
                .put("score", 100)
                .put("worst", new JsonArray());
    }

    static JsonObject device(String id, String building, String floor, String label) {
        return new JsonObject()
                .put("id", id)
                .put("type", "smoke")
                .put("gateway", "gw-" + building)
                .put("building", building)
                .put("floor", floor)
                .put("label", label)
                .put("limits", new JsonObject());
    }

    void put(JsonObject building, @Nullable JsonObject health) {
        buildings.put(building.getString("id"), building);
        if (health != null) {
            healths.put(building.getString("id"), health);
        }
    }

    void put(JsonObject device) {
        devices.put(device.getString("id"), device);
    }

    /** From now on that device has sent that quantity for an hour, but for ten minutes in the middle. */
    void measures(String device, String quantity) {
        measures.put(device, quantity);
    }

    void historyAway(boolean value) {
        historyAway = value;
    }

    /** The answer, or null where there is none: 404, and 503 while history is away. */
    @Nullable
    JsonObject answer(HttpServerRequest request) {
        String path = request.path().substring("/api/v1/".length());
        String[] parts = path.split("/");
        if (parts.length == 3 && parts[0].equals("devices")) {
            return historyAway ? null : history(parts[1], parts[2], request);
        }
        return switch (path) {
            case "buildings" -> page(buildings);
            case "health" -> page(healths);
            case "users" -> StubAnswers.page(new JsonArray().add(new JsonObject().put("name", "operator")));
            case "devices" ->
                StubAnswers.page(new JsonArray(devices.values().stream()
                        .filter(device -> device.getString("building").equals(request.getParam("building")))
                        .toList()));
            default -> parts[0].equals("devices") && parts.length == 2 ? devices.get(parts[1]) : null;
        };
    }

    private static JsonObject page(Map<String, JsonObject> items) {
        return StubAnswers.page(List.copyOf(items.values()));
    }

    private JsonObject history(String device, String what, HttpServerRequest request) {
        String quantity = measures.get(device);
        if (what.equals("series")) {
            JsonArray series = new JsonArray();
            if (quantity != null) {
                series.add(new JsonObject()
                        .put("quantity", quantity)
                        .put("unit", "dB/m")
                        .putNull("point")
                        .put("channel", 1));
            }
            return StubAnswers.page(series);
        }
        Instant from = Instant.parse(request.getParam("from"));
        Instant to = Instant.parse(request.getParam("to"));
        JsonArray lines = quantity == null ? new JsonArray() : new JsonArray().add(line(from, to));
        return new JsonObject()
                .put("device", device)
                .put("quantity", request.getParam("quantity"))
                .put("unit", "dB/m")
                .put("from", from.toString())
                .put("to", to.toString())
                .put("step", STEP.toString())
                .put("series", lines);
    }

    private static JsonObject line(Instant from, Instant to) {
        Instant gapFrom = from.plus(Duration.ofMinutes(10));
        Instant gapTo = from.plus(Duration.ofMinutes(20));
        JsonArray points = new JsonArray();
        double value = 0.02;
        for (Instant at = from; at.isBefore(to); at = at.plus(STEP)) {
            value = at.isAfter(to.minus(Duration.ofMinutes(3)))
                    ? value + 0.05
                    : 0.02 + 0.004 * Math.sin(at.getEpochSecond() / 90.0);
            if (at.isBefore(gapFrom) || at.isAfter(gapTo)) {
                points.add(new JsonObject()
                        .put("at", at.toString())
                        .put("min", value)
                        .put("avg", value)
                        .put("max", value)
                        .put("count", 1));
            }
        }
        JsonArray gaps = new JsonArray()
                .add(new JsonObject().put("from", gapFrom.toString()).put("to", gapTo.toString()));
        return new JsonObject()
                .putNull("point")
                .put("channel", 1)
                .put("points", points)
                .put("gaps", gaps);
    }
}
