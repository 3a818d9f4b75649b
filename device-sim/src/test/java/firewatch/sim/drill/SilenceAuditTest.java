package firewatch.sim.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import firewatch.sim.encode.DeviceReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SilenceAuditTest {
    private static final Set<String> GATEWAYS = Set.of("gw-0", "gw-1");

    private final List<Attendant> attendants = new ArrayList<>();
    private final List<JsonNode> faults = new ArrayList<>();

    @Test
    void isContentWithOneSilenceOfEachWhoFellSilent() throws Exception {
        fellSilent("a", true);
        fellSilent("b", false);
        stayed("c");
        told("a", "silent", 0, false);
        told("b", "silent", 0, true);
        told("c", "low_battery", 0, true);
        told("gw-elsewhere", "gateway_lost", 0, true);

        SilenceAudit audit = audit();

        assertThat(audit).isEqualTo(new SilenceAudit(2, 0, 0, 0, 0, List.of()));
        assertThat(audit.broken()).isEmpty();
    }

    @Test
    void eachWayToBeWrongIsCounted() throws Exception {
        fellSilent("not-found", true);
        fellSilent("twice", true);
        fellSilent("again", true);
        fellSilent("still", true);
        stayed("kept-it");
        told("twice", "silent", 0, false);
        told("twice", "silent", 0, false);
        told("again", "silent", 2, false);
        told("still", "silent", 0, true);
        told("kept-it", "silent", 0, false);
        told("gw-1", "gateway_lost", 0, false);

        SilenceAudit audit = audit();

        assertThat(audit.fellSilent()).isEqualTo(4);
        assertThat(audit.notFound()).isEqualTo(1);
        assertThat(audit.saidTwice()).isEqualTo(3);
        assertThat(audit.wronglyActive()).isEqualTo(1);
        assertThat(audit.accused()).isEqualTo(2);
        assertThat(audit.broken()).hasSize(4);
        assertThat(audit.examples())
                .containsExactly(
                        "gw-1: accused",
                        "not-found: no case",
                        "twice: silent 2 times",
                        "again: silent 3 times",
                        "still: still silent",
                        "kept-it: accused");
    }

    private SilenceAudit audit() {
        return SilenceAudit.of(faults, attendants, GATEWAYS);
    }

    private void stayed(String device) {
        attendants.add(new Attendant(DeviceReport.heartbeat(device)));
    }

    private void fellSilent(String device, boolean isBack) {
        Attendant attendant = new Attendant(DeviceReport.heartbeat(device));
        attendant.leave();
        if (isBack) {
            attendant.comeBack();
        }
        attendants.add(attendant);
    }

    private void told(String device, String condition, int escalations, boolean active) throws Exception {
        faults.add(new ObjectMapper()
                .readTree("{\"deviceId\":\"%s\",\"condition\":\"%s\",\"escalations\":%d,\"active\":%b}"
                        .formatted(device, condition, escalations, active)));
    }
}
