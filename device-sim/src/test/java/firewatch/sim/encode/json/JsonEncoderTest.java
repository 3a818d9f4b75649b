package firewatch.sim.encode.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import firewatch.sim.encode.DeviceReport;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonEncoderTest {
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void aReadingMayBeCounted() {
        assertThat(new String(JsonEncoder.reading("t-1", 17, "temperature", 1705), UTF_8))
                .isEqualTo("{\"seq\":17,\"device\":\"t-1\",\"measured\":{\"temperature\":17.05}}");
    }

    @Test
    void leavesOutWhatIsNotSaid() {
        assertThat(text(DeviceReport.heartbeat("smoke-1"))).isEqualTo("{\"device\":\"smoke-1\"}");
        assertThat(text(DeviceReport.status("smoke-1"))).isEqualTo("{\"device\":\"smoke-1\",\"status\":[]}");
    }

    @Test
    void writesEveryField() throws IOException {
        DeviceReport report = DeviceReport.measured("panel.1", "water_pressure#2", 312.5)
                .at(Instant.parse("2026-11-22T06:00:00Z"))
                .seq(7)
                .began("fault")
                .ended("fire")
                .point("loop 1")
                .underTest();

        JsonNode tree = json.readTree(JsonEncoder.encode(report));

        assertThat(tree.path("device").asText()).isEqualTo("panel.1");
        assertThat(tree.path("at").asText()).isEqualTo("2026-11-22T06:00:00Z");
        assertThat(tree.path("seq").asLong()).isEqualTo(7);
        assertThat(tree.path("began").asText()).isEqualTo("fault");
        assertThat(tree.path("ended").asText()).isEqualTo("fire");
        assertThat(tree.path("measured").path("water_pressure#2").asDouble()).isEqualTo(312.5);
        assertThat(tree.path("point").asText()).isEqualTo("loop 1");
        assertThat(tree.path("test").asBoolean()).isTrue();
    }

    @Test
    void escapesWhatJsonMustNotHold() throws IOException {
        String odd = "quote \" back \\ line \n nul \u0000 烟感";

        JsonNode tree = json.readTree(JsonEncoder.encode(DeviceReport.heartbeat(odd)));

        assertThat(tree.path("device").asText()).isEqualTo(odd);
    }

    @Test
    void writesSeveralDevicesAsAnArray() throws IOException {
        JsonNode tree = json.readTree(
                JsonEncoder.encode(List.of(DeviceReport.status("a", "fire", "fault"), DeviceReport.heartbeat("b"))));

        assertThat(tree.findValuesAsText("device")).containsExactly("a", "b");
        assertThat(tree.path(0).path("status")).hasSize(2);
    }

    @Test
    void writesTheReadingsThatLoadIsMadeOf() {
        assertThat(new String(JsonEncoder.reading("r-1", "temperature", 2107), UTF_8))
                .isEqualTo("{\"device\":\"r-1\",\"measured\":{\"temperature\":21.07}}");
        assertThat(new String(JsonEncoder.reading("r-1", "temperature", 50), UTF_8))
                .endsWith(":0.50}}");
    }

    @Test
    void refusesWhatIsNoNumber() {
        DeviceReport report = DeviceReport.measured("a", "co", Double.NaN);

        assertThatThrownBy(() -> JsonEncoder.encode(report)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String text(DeviceReport report) {
        return new String(JsonEncoder.encode(report), UTF_8);
    }
}
