package firewatch.ingest.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import firewatch.events.Condition;
import firewatch.events.DeadLetter;
import firewatch.events.DeviceSignal;
import firewatch.events.GatewayId;
import firewatch.events.Quantity;
import firewatch.events.Reading;
import firewatch.events.Signal;
import firewatch.events.Signal.ConditionChanged;
import firewatch.events.Signal.ConditionChanged.Change;
import firewatch.events.Signal.LinkChanged;
import firewatch.events.Signal.StatusReported;
import firewatch.events.Topics;
import firewatch.ingest.decode.gb26875.Command;
import firewatch.ingest.decode.gb26875.Frame;
import firewatch.ingest.mqtt.EarFixture;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What transmission devices see of the server, over real sockets. */
class Gb26875ServerIT {
    private static final int FIRE = 0b11;
    private static final Path SAMPLES = Path.of("../../shared/gb26875_frames.tsv");

    private static EarFixture ear;

    @BeforeAll
    static void open() {
        ear = EarFixture.open(Map.of(
                "ingest.gb26875.half-frame", "PT1S",
                "ingest.gb26875.identify-within", "PT20S",
                "ingest.gb26875.unregistered-per-second", "50",
                "ingest.gb26875.profiles.shifted.file", "src/test/resources/frames/gb26875-shifted/maker.profile",
                "ingest.gb26875.profiles.shifted.gateways", "gb-000000000b0c"));
    }

    @AfterAll
    static void close() {
        ear.close();
    }

    @Test
    void aFireIsConfirmedWithItsSequenceAndTheAddressesTheOtherWayRound() throws Exception {
        GatewayId gateway = ear.gateway("gb-000000000b01", "gb26875");
        try (WireClient device = new WireClient(ear.framesPort)) {
            device.send(WireClient.status(0xB01, 4711, 5, FIRE));
            Frame answer = device.answer();

            assertThat(answer.sequence()).isEqualTo(4711);
            assertThat(answer.commandByte()).isEqualTo(Command.CONFIRM.code());
            assertThat(answer.source()).isEqualTo(1);
            assertThat(answer.destination()).isEqualTo(0xB01);
            assertThat(answer.adu()).isEmpty();
            assertThat(answer.time()).isNotNull();
        }
        assertThat(said(gateway, StatusReported.class)).singleElement().satisfies(signal -> {
            assertThat(signal.device().value()).isEqualTo("gb-000000000b01-1-1-42-00000005");
            assertThat(signal.format()).isEqualTo("gb26875");
            assertThat(((StatusReported) signal.signal()).conditions()).containsExactly(Condition.FIRE);
        });
    }

    @Test
    void aFrameCutAtEveryByteIntoTwoSegmentsIsConfirmed() throws Exception {
        ear.gateway("gb-000000000b02", "gb26875");
        byte[] frame = WireClient.status(0xB02, 1, 5, FIRE);
        try (WireClient device = new WireClient(ear.framesPort)) {
            for (int cut = 1; cut < frame.length; cut++) {
                byte[] each = WireClient.status(0xB02, cut, 5, FIRE);
                device.send(each, 0, cut);
                device.send(each, cut, each.length);
                assertThat(device.reply()).isEqualTo("confirm " + cut);
            }
        }
    }

    @Test
    void tenFramesInOneSegmentAreConfirmedInOrder() throws Exception {
        ear.gateway("gb-000000000b03", "gb26875");
        ByteArrayOutputStream ten = new ByteArrayOutputStream();
        for (int i = 0; i < 10; i++) {
            ten.writeBytes(WireClient.status(0xB03, i, i, FIRE));
        }
        try (WireClient device = new WireClient(ear.framesPort)) {
            device.send(ten.toByteArray());
            for (int i = 0; i < 10; i++) {
                assertThat(device.reply()).isEqualTo("confirm " + i);
            }
        }
    }

    @Test
    void everyFrameOfTheFieldIsAnsweredAsItsMeaningSays() throws Exception {
        assumeThat(SAMPLES).as("field samples are not part of the project").exists();
        for (String line : Files.readAllLines(SAMPLES).stream().skip(1).toList()) {
            String[] fields = line.split("\t");
            byte[] frame = HexFormat.of().parseHex(fields[0]);
            try (WireClient device = new WireClient(ear.framesPort)) {
                device.send(frame);
                device.send(WireClient.frame(0xB04, 999));
                List<String> replies = new ArrayList<>();
                do {
                    replies.add(device.reply());
                } while (!replies.getLast().equals("confirm 999"));
                assertThat(replies.subList(0, replies.size() - 1))
                        .as(fields[1])
                        .containsExactlyElementsOf(expected(fields, frame));
            }
        }
    }

    /** Data are confirmed; what is wrong or does not come up is denied, where its header can be read; answers get none. */
    private static List<String> expected(String[] fields, byte[] frame) {
        if (frame.length < 30) {
            return List.of();
        }
        int sequence = (frame[2] & 0xFF) | (frame[3] & 0xFF) << 8;
        boolean isRight = fields[3].equals("yes");
        boolean isData = frame[26] == 2;
        boolean isAnswer = frame[26] == 3 || frame[26] == 5 || frame[26] == 6;
        if (isRight && isAnswer) {
            return List.of();
        }
        return List.of((isRight && isData ? "confirm " : "deny ") + sequence);
    }

    @Test
    void goodFramesBetweenNoiseAreConfirmedAndTheNoiseIsKept() throws Exception {
        GatewayId gateway = ear.gateway("gb-000000000b05", "gb26875");
        try (WireClient device = new WireClient(ear.framesPort)) {
            device.send(WireClient.frame(0xB05, 1));
            device.send("GET / HTTP/1.1\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            device.send(WireClient.frame(0xB05, 2));
            device.send(HexFormat.of().parseHex("40400725518012FF04882323"));
            device.send(WireClient.frame(0xB05, 3));

            assertThat(List.of(device.reply(), device.reply(), device.reply()))
                    .containsExactly("confirm 1", "confirm 2", "confirm 3");
        }
        await().untilAsserted(() -> assertThat(ear.deadLetters(gateway))
                .extracting(DeadLetter::detail)
                .containsExactly("There is no start of a frame.", "The frame is cut off."));
    }

    @Test
    void aFrameThatStopsHalfwayIsGivenUpAndTheNextIsConfirmed() throws Exception {
        ear.gateway("gb-000000000b06", "gb26875");
        try (WireClient device = new WireClient(ear.framesPort)) {
            byte[] frame = WireClient.status(0xB06, 1, 5, FIRE);
            device.send(frame, 0, 20);
            await().until(() -> ear.meters
                            .counter("fire.gb26875.refused", "reason", "half_frame")
                            .count()
                    >= 1);
            device.send(frame);
            assertThat(device.reply()).isEqualTo("confirm 1");
        }
    }

    @Test
    void aRepeatIsConfirmedAgainAndMarked() throws Exception {
        GatewayId gateway = ear.gateway("gb-000000000b07", "gb26875");
        byte[] fire = WireClient.status(0xB07, 1, 5, FIRE);
        try (WireClient device = new WireClient(ear.framesPort)) {
            device.send(fire);
            assertThat(device.reply()).isEqualTo("confirm 1");
            device.send(fire);
            assertThat(device.reply()).isEqualTo("confirm 1");
        }
        assertThat(said(gateway, StatusReported.class))
                .extracting(DeviceSignal::resent)
                .containsExactly(false, true);
    }

    @Test
    void aRepeatWithoutATimeMeasuresNothingAgainAndIsASignOfLife() throws Exception {
        GatewayId gateway = ear.gateway("gb-000000000b0e", "gb26875");
        int[] temperature = {3, 1, 1, 1, 31, 5, 0, 0, 0, 3, 215, 0, 0, 0, 0, 0, 0, 0};
        try (WireClient device = new WireClient(ear.framesPort)) {
            device.send(WireClient.frame(0xB0E, 1, temperature));
            device.send(WireClient.frame(0xB0E, 1, temperature));
            device.send(WireClient.frame(0xB0E, 2, temperature));
            assertThat(List.of(device.reply(), device.reply(), device.reply()))
                    .containsExactly("confirm 1", "confirm 1", "confirm 2");
        }
        Signal measured = new Signal.Measured(List.of(new Reading(Quantity.TEMPERATURE, 1, 21.5)));
        assertThat(ear.signals(gateway, Topics.MEASUREMENTS))
                .filteredOn(signal -> signal.device().value().endsWith("-31-00000005"))
                .extracting(DeviceSignal::signal)
                .containsExactly(measured, new Signal.Heartbeat(), measured);
    }

    @Test
    void heartbeatsOfSeveralKindsAreConfirmed() throws Exception {
        GatewayId gateway = ear.gateway("gb-000000000b08", "gb26875");
        try (WireClient device = new WireClient(ear.framesPort)) {
            int[][] kinds = {{}, {0x16}, {21, 1, 1}, {21, 1, 1}};
            for (int i = 0; i < kinds.length; i++) {
                device.send(WireClient.frame(0xB08, i, kinds[i]));
                assertThat(device.reply()).isEqualTo("confirm " + i);
            }
        }
        assertThat(ear.signals(gateway, Topics.MEASUREMENTS))
                .filteredOn(signal -> signal.signal() instanceof Signal.Heartbeat)
                .allMatch(signal -> signal.device().value().equals("gb-000000000b08"))
                .hasSize(3);
    }

    @Test
    void aMakersFramesAreReadByItsProfileAndOthersAsTheStandardSays() throws Exception {
        GatewayId ofMaker = ear.gateway("gb-000000000b0c", "gb26875");
        GatewayId other = ear.gateway("gb-000000000b0d", "gb26875");
        int[] residualCurrent = {3, 1, 1, 1, 53, 5, 0, 0, 0, 9, 3, 0};
        try (WireClient device = new WireClient(ear.framesPort)) {
            device.send(WireClient.frame(0xB0C, 1, residualCurrent));
            device.send(WireClient.frame(0xB0D, 2, residualCurrent));
            assertThat(List.of(device.reply(), device.reply())).containsExactly("confirm 1", "confirm 2");
        }
        assertThat(readings(ofMaker)).containsExactly(new Reading(Quantity.RESIDUAL_CURRENT, 1, 300));
        assertThat(readings(other)).containsExactly(new Reading(Quantity.CURRENT, 1, 0.3));
    }

    private static List<Reading> readings(GatewayId gateway) {
        return ear.signals(gateway, Topics.MEASUREMENTS).stream()
                .filter(signal -> signal.signal() instanceof Signal.Measured)
                .flatMap(signal -> ((Signal.Measured) signal.signal()).readings().stream())
                .toList();
    }

    @Test
    void aSecondPeerIsToldAndItsWordsAreForeign() throws Exception {
        GatewayId gateway = ear.gateway("gb-000000000b0a", "gb26875");
        GatewayId foreign = new GatewayId("gb-000000000b0a:127.0.0.2");
        try (WireClient device = new WireClient(ear.framesPort)) {
            device.send(WireClient.status(0xB0A, 1, 5, FIRE));
            device.reply();
            try (WireClient other = new WireClient(ear.framesPort, "127.0.0.2")) {
                other.send(WireClient.status(0xB0A, 1, 5, 1));
                assertThat(other.reply()).isEqualTo("confirm 1");
            }
            await().untilAsserted(() -> assertThat(said(gateway, ConditionChanged.class))
                    .extracting(DeviceSignal::signal)
                    .containsExactly(
                            new ConditionChanged(Condition.SECOND_PEER, Change.BEGAN),
                            new ConditionChanged(Condition.SECOND_PEER, Change.ENDED)));
        }
        assertThat(said(foreign, StatusReported.class))
                .singleElement()
                .satisfies(signal -> assertThat(signal.signal()).isEqualTo(new StatusReported(Set.of())));
        assertThat(said(foreign, LinkChanged.class)).isEmpty();
    }

    @Test
    void anUnknownAddressIsHeardAndSlowedDownAndRaisesNothingByItsNoise() throws Exception {
        GatewayId unknown = new GatewayId("gb-000000000b0b");
        try (WireClient device = new WireClient(ear.framesPort)) {
            long began = System.nanoTime();
            for (int i = 0; i < 350; i++) {
                device.send(WireClient.status(0xB0B, i, i, FIRE));
            }
            device.send("noise".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            for (int i = 0; i < 350; i++) {
                assertThat(device.reply()).isEqualTo("confirm " + i);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(1_500));
        }
        assertThat(said(unknown, StatusReported.class)).hasSize(350);
        await().until(() -> ear.deadLetters(unknown).size() == 1);
        assertThat(said(unknown, ConditionChanged.class)).isEmpty();
    }

    @Test
    void aTakenPortIsOneClearLine() {
        assertThatThrownBy(() -> EarFixture.open(Map.of("ingest.gb26875.port", Integer.toString(ear.framesPort))))
                .isInstanceOf(Gb26875Server.PortTakenException.class)
                .hasMessageContaining("GB/T 26875.3 port " + ear.framesPort);
    }

    private static List<DeviceSignal> said(GatewayId gateway, Class<? extends Signal> kind) {
        return ear.signals(gateway, Topics.SIGNALS).stream()
                .filter(signal -> kind.isInstance(signal.signal()))
                .toList();
    }
}
