package firewatch.ingest.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import firewatch.ingest.decode.gb26875.Gb26875Decoder;
import firewatch.ingest.decode.gb26875.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Frames of the field say what people wrote beside them. The frames are no part of the project; without them it skips. */
class FieldFramesTest {
    private static final Path SAMPLES = Path.of("../../shared/gb26875_frames.tsv");

    /** Words of a sample's meaning, and what its row must hold. */
    private static final Map<String, List<String>> MEANINGS = new LinkedHashMap<>();

    static {
        meaning("smoke detector (type 40) zone 10 point 2 FIRE", "confirm  gb-000000000379-1-1-40-0002000a", "  fire");
        meaning("FIRE, text 1号接口板1回路1号", "confirm", "-1-1-42-00010001", "  fire", "text=1号接口板1回路1号");
        meaning("transmission device status: main power fault", "confirm", "power_fault", "main_power_fault=true");
        meaning("duty-check (查岗) answered", "confirm", "duty check answered, operator=1");
        meaning("device operation: mute", "confirm", "operation=mute");
        meaning("device operation: reset", "confirm", "operation=reset, operator=0");
        meaning("UP cmd2 type28 device clock", "confirm", "clock {time=2012-09-26T01:58:02Z}");
        meaning("cmd5 type28 reply clock", "  -  ", "clock {time=2012-09-26T01:58:02Z}");
        meaning("device DENY", "  -  ", "answer=denied");
        meaning("device ACK", "  -  ", "heartbeat");
        meaning("centre ACK, empty ADU", "  -  ", "heartbeat");
        meaning("DOWN cmd3 centre ACK", "  -  ", "heartbeat");
        meaning("DOWN cmd4", "deny", "dead letter: unknown_type: Only the centre");
        meaning("DOWN cmd1", "deny", "dead letter: unknown_type: Only the centre");
        meaning("0xCC(204)", "confirm", "type=204", "cc0100011100000001");
        meaning("0xCD(205)", "confirm", "type=205");
        meaning("type 138 electrical energy", "confirm", "type=138");
        meaning("custom system 203 addr 2 status 0x0901", "-203-2  2017-06-22T", "power_fault", "manual_mode=true");
        meaning("description 厨房", "confirm", "supervisory", "text=厨房");
        meaning("custom system 201, temp electrical-fire detector (18)", "-201-6-18-00010101", "  fault");
        meaning("built with ASCII", "deny", "dead letter: malformed");
        meaning("deliberately wrong checksum", "deny", "dead letter: malformed: The checksum");
        meaning("bad end marker", "deny", "dead letter: malformed: The frame does not end");
        meaning("vendor handshake: cmd2, 1-byte ADU 0x16", "confirm", "heartbeat");
        meaning("vendor handshake answer", "deny", "dead letter: malformed: The checksum");
        meaning("heartbeat: cmd2, length 0", "confirm  gb-000000002b67", "heartbeat");
        meaning("software version 1.0", "confirm", "version=1.0");
        meaning("private type 60", "confirm", "dead letter: unknown_type");
        meaning("heartbeat as type21 status 0x01", "confirm", "received  quiescent");
        meaning("custom component 178 (BT tag), status 0x0005", "-2-1-178-00000000", "  fault");
        meaning("tag restored (0x0005)", "-2-1-178-00000000", "  fault");
        meaning("status 0x0557", "-1-135", "fire fault supervisory feedback power_fault", "bus_fault=true");
        meaning("types 4 (MPa), 5 (kPa), 154", "water_pressure 12800.0 kPa, water_pressure#2 38.4 kPa", "code=154");
        meaning("0xFE0C = -500", "-129-3-17-20082715", "code=134, quantity=vendor's own, unit=, value=-500.0");
        meaning("smart hydrant cap (component 129)", "-135-6-129-06060606", "2021-06-15T07:18:53Z", "fire fault");
        meaning("private short heartbeat/login (12 bytes)", "dead letter: malformed: The frame is cut off");
    }

    private static void meaning(String words, String... rows) {
        MEANINGS.put(words, List.of(rows));
    }

    @Test
    void eachFrameSaysWhatItsMeaningSays() throws IOException {
        assumeThat(SAMPLES).as("field samples are not part of the project").exists();
        for (String line : Files.readAllLines(SAMPLES).stream().skip(1).toList()) {
            String meaning = line.split("\t")[1];
            List<String> expected = MEANINGS.entrySet().stream()
                    .filter(each -> meaning.contains(each.getKey()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no expectation for: " + meaning))
                    .getValue();
            assertThat(String.join("\n", new FrameTable(new Gb26875Decoder()).add(line)))
                    .as(meaning)
                    .contains(expected);
        }
    }

    @Test
    void aMakersFramesAreShownByItsProfile() throws IOException {
        Path maker = Path.of("src/test/resources/frames/gb26875-shifted");
        String frame = Files.readAllLines(maker.resolve("analog-humidity.hex")).stream()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.joining());
        FrameTable table = new FrameTable(new Gb26875Decoder(Profiles.forAll(maker.resolve("maker.profile"))));

        assertThat(String.join("\n", table.add(frame)))
                .contains("quantity=humidity", "unit=%RH", "value=55.3")
                .contains("dead letter: bad_value");
    }

    @Test
    void aLineWithoutAFrameHasNoRow() {
        FrameTable table = new FrameTable(new Gb26875Decoder());

        assertThat(table.add("hex\tmeaning")).isEmpty();
        assertThat(table.add("# a remark")).isEmpty();
        assertThat(table.add("")).isEmpty();
        assertThat(table.add("404")).containsExactly("line 4: no frame in hex: 404");
    }

    @Test
    void hexMayBeWrittenAsAnyToolPrintsIt() {
        String frame = "404001000101000000000000ce110a000000000000000000000002ee2323";
        String expected = new FrameTable(new Gb26875Decoder()).add(frame).getFirst();
        String spaced = frame.replaceAll("..", "$0 ");

        assertThat(expected).contains("confirm  gb-0000000a11ce", "heartbeat");
        for (String written : List.of(
                spaced,
                spaced.replace(' ', ':'),
                "0x" + frame,
                "\"" + frame + "\",heartbeat",
                frame.toUpperCase(Locale.ROOT))) {
            assertThat(new FrameTable(new Gb26875Decoder()).add(written))
                    .as(written)
                    .containsExactly(expected);
        }
    }
}
