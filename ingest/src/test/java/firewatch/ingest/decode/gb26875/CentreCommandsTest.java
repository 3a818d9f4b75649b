package firewatch.ingest.decode.gb26875;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firewatch.ingest.decode.gb26875.CentreCommands.OfDevice;
import firewatch.ingest.decode.gb26875.CentreCommands.OfFacility;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class CentreCommandsTest {
    private static final Instant NOW = Instant.parse("2012-09-26T01:58:02Z");

    private final CentreCommands commands = new CentreCommands(0x15B38L, 0x379L);

    @Test
    void setsTheClockByteForByte() {
        commands.query(OfDevice.STATUS, NOW);

        assertThat(HexFormat.of().withUpperCase().formatHex(FrameWriter.write(commands.setClock(NOW))))
                .isEqualTo("4040010001" + "00023A091A090C385B01000000790300000000080001" + "5A01023A091A090C5E2323");
    }

    @Test
    void asksTheDevice() {
        assertThat(adu(commands.query(OfDevice.STATUS, NOW))).isEqualTo("510100");
        assertThat(adu(commands.query(OfDevice.CLOCK, NOW))).isEqualTo("580100");
        assertThat(adu(commands.initialise(NOW))).isEqualTo("590100");
        assertThat(adu(commands.dutyCheck(10, NOW))).isEqualTo("5b010a");
        assertThat(adu(commands.queryOperations(127, NOW, NOW))).isEqualTo("54017f023a091a090c");
    }

    @Test
    void asksFacilitiesAndTheirComponents() {
        Part.Facility facility = new Part.Facility(1, 2);
        Part.Component component = new Part.Component(1, 2, 42, 0x0002000AL);

        assertThat(adu(commands.query(OfFacility.STATUS, facility, NOW))).isEqualTo("3d010102");
        assertThat(adu(commands.queryStatus(component, NOW))).isEqualTo("3e0101020a000200");
        assertThat(adu(commands.queryAnalog(component, NOW))).isEqualTo("3f0101020a000200");
        assertThat(adu(commands.queryConfiguration(component, NOW))).isEqualTo("430101020a000200");
        assertThat(adu(commands.queryOperations(facility, 5, NOW, NOW))).isEqualTo("4001010205023a091a090c");
    }

    @Test
    void eachHasTheNextSequence() {
        int first = commands.setClock(NOW).sequence();

        assertThat(commands.setClock(NOW).sequence()).isEqualTo(first + 1);
    }

    @Test
    void refusesWhatCannotBeAsked() {
        assertThatThrownBy(() -> commands.dutyCheck(0, NOW)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> commands.queryOperations(128, NOW, NOW)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> commands.queryOperations(new Part.Facility(1, 1), 103, NOW, NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String adu(Frame frame) {
        return HexFormat.of().formatHex(frame.adu());
    }
}
