package firewatch.sim.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import firewatch.sim.centre.Centre;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Somebody who works what nobody else does (夜班), so that a demo that plays for days stays a page to look at: acknowledges
 * alarms that are old enough, says what they were, and closes those that are over. What a person has touched is left alone.
 */
final class NightShift {
    private static final int CONFLICT = 409;
    private static final int STALE = 412;
    private static final String NOTE = "demo: nobody took it, so the night shift did";

    private final Centre centre;
    private final Set<String> devices;
    private final Clock clock;
    private final Duration patience;
    private final String self;

    /**
     * @param devices whose alarms are the demo's, gateways among them
     * @param patience how long an alarm is left to people
     */
    NightShift(Centre centre, Set<String> devices, Clock clock, Duration patience) {
        this.centre = centre;
        this.devices = Set.copyOf(devices);
        this.clock = clock;
        this.patience = patience;
        this.self = Staff.NIGHT_SHIFT;
    }

    /** Looks through all open alarms once; answers how many it closed. */
    int round() throws IOException, InterruptedException {
        Instant due = clock.instant().minus(patience);
        List<JsonNode> old = new ArrayList<>();
        centre.each("/api/v1/alarms?state=open", alarm -> {
            if (isOurs(alarm)
                    && Instant.parse(alarm.path("receivedAt").asText()).isBefore(due)) {
                old.add(alarm);
            }
        });
        int closed = 0;
        for (JsonNode alarm : old) {
            closed += work(alarm) ? 1 : 0;
        }
        return closed;
    }

    private boolean isOurs(JsonNode alarm) {
        return devices.contains(alarm.path("deviceId").asText())
                && isSelfOrNobody(alarm.path("acknowledgedBy"))
                && isSelfOrNobody(alarm.path("assignedTo"));
    }

    private boolean isSelfOrNobody(JsonNode name) {
        return isNone(name) || name.asText().equals(self);
    }

    private static boolean isNone(JsonNode value) {
        return value.isNull() || value.isMissingNode();
    }

    /** Whether it is closed now. Whoever was quicker keeps it. */
    private boolean work(JsonNode alarm) throws IOException, InterruptedException {
        if (alarm.path("active").asBoolean() || isTouched(alarm)) {
            return false;
        }
        try {
            JsonNode now = alarm;
            if (isNone(now.path("acknowledgedBy"))) {
                now = act(now, "acknowledge", note());
            }
            if (isNone(now.path("verifiedAs"))) {
                now = act(now, "verify", note().put("outcome", outcome(now)));
            }
            act(now, "close", note());
            return true;
        } catch (Centre.Refused e) {
            if (e.status() == CONFLICT || e.status() == STALE) {
                return false;
            }
            throw e;
        }
    }

    private boolean isTouched(JsonNode alarm) throws IOException, InterruptedException {
        boolean[] touched = new boolean[1];
        centre.each(path(alarm) + "/timeline", entry -> touched[0] |= !isSelfOrNobody(entry.path("by")));
        return touched[0];
    }

    private JsonNode act(JsonNode alarm, String action, ObjectNode body) throws IOException, InterruptedException {
        return centre.post(
                path(alarm) + "/" + action, body, alarm.path("version").asLong());
    }

    private static String outcome(JsonNode alarm) {
        if (!alarm.path("class").asText().equals("FIRE")) {
            return "fault";
        }
        return alarm.path("confirmed").asBoolean() ? "real_fire" : "false_alarm";
    }

    private static String path(JsonNode alarm) {
        return "/api/v1/alarms/" + alarm.path("id").asText();
    }

    private static ObjectNode note() {
        return JsonNodeFactory.instance.objectNode().put("note", NOTE);
    }
}
