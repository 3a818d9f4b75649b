package firewatch.sim.score;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** A case as the ledger has it. */
record LedgerCase(Turn.Place place, Instant receivedAt, int escalations, boolean active) {
    static LedgerCase of(JsonNode alarm) {
        return new LedgerCase(
                new Turn.Place(
                        alarm.path("deviceId").asText(),
                        alarm.path("point").textValue(),
                        alarm.path("class").asText()),
                Instant.parse(alarm.path("receivedAt").asText()),
                alarm.path("escalations").asInt(),
                alarm.path("active").asBoolean());
    }
}
