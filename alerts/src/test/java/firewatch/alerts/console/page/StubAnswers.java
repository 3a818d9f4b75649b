package firewatch.alerts.console.page;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What {@link StubCentre} says: alarms and the smaller answers, in the shapes of the contract. */
final class StubAnswers {
    private StubAnswers() {}

    static JsonObject alarm(String id, String alarmClass, String condition, Duration age) {
        return new JsonObject()
                .put("id", id)
                .put("version", 1)
                .put("class", alarmClass)
                .put("state", "new")
                .put("condition", condition)
                .put("active", true)
                .put("deviceId", "smoke-" + id)
                .put("placement", place("b1", "滨江国际大厦 A 座", "12F", "3 区", "电梯厅"))
                .put("raisedAt", Instant.now().minus(age).toString())
                .put("receivedAt", Instant.now().minus(age).plusMillis(400).toString())
                .put("confirmed", false)
                .put("escalations", 0)
                .put("late", false)
                .put("clock", "ok")
                .put("foreign", false)
                .put("registered", true)
                .put("test", false);
    }

    static JsonObject place(String building, String name, String floor, String zone, String label) {
        return new JsonObject()
                .put("building", building)
                .put("buildingName", name)
                .put("floor", floor)
                .put("zone", zone)
                .put("label", label);
    }

    static void apply(JsonObject alarm, String action, JsonObject body, String by) {
        switch (action) {
            case "acknowledge" -> alarm.put("state", "acknowledged").put("acknowledgedBy", by);
            case "verify" -> alarm.put("state", "verified").put("verifiedAs", body.getString("outcome"));
            case "dispatch" -> alarm.put("state", "dispatched");
            case "assign" -> alarm.put("assignedTo", body.getString("to"));
            case "close" -> alarm.put("state", "closed");
            case "reopen" -> alarm.put("state", "acknowledged").putNull("verifiedAs");
            default -> {}
        }
    }

    static String past(String action) {
        return Map.of(
                        "verify",
                        "verified",
                        "assign",
                        "assigned",
                        "comment",
                        "commented",
                        "dispatch",
                        "dispatched",
                        "reopen",
                        "reopened")
                .getOrDefault(action, action + "d");
    }

    static JsonArray deliveries(JsonObject alarm) {
        JsonArray attempts = new JsonArray()
                .add(new JsonObject()
                        .put("at", alarm.getString("receivedAt"))
                        .put("outcome", "try_again")
                        .put("status", 503)
                        .put("reason", "Service Unavailable"))
                .add(new JsonObject()
                        .put("at", Instant.now().toString())
                        .put("outcome", "accepted")
                        .put("status", 200)
                        .put("reason", "accepted"));
        return alarm.getString("class").equals("FIRE")
                ? new JsonArray()
                        .add(new JsonObject()
                                .put("id", "d1")
                                .put("contact", "c1")
                                .put("contactName", "消防中控")
                                .put("channel", "webhook")
                                .put("type", "alarm.raised")
                                .put("state", "accepted")
                                .put("attempts", attempts))
                : new JsonArray();
    }

    static JsonObject health(boolean unhealthy) {
        JsonArray checks = new JsonArray()
                .add(new JsonObject().put("name", "database").put("status", "UP"))
                .add(new JsonObject()
                        .put("name", "signal lane")
                        .put("status", unhealthy ? "DOWN" : "UP")
                        .put(
                                "data",
                                new JsonObject().put("reason", "a Streams thread of the signal topology is dead")));
        return new JsonObject().put("status", unhealthy ? "DOWN" : "UP").put("checks", checks);
    }

    static JsonObject page(List<JsonObject> items) {
        return page(new JsonArray(items));
    }

    static JsonObject page(JsonArray items) {
        return new JsonObject().put("items", items).putNull("next");
    }
}
