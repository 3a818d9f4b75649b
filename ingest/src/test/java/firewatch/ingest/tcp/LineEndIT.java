package firewatch.ingest.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import firewatch.events.DeadLetter;
import firewatch.events.GatewayId;
import firewatch.events.Signal.LinkChanged;
import firewatch.events.Signal.LinkChanged.Link;
import firewatch.events.Topics;
import firewatch.ingest.mqtt.EarFixture;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the end of a connection is taken for: a unit that calls for each message is not lost between its calls. */
class LineEndIT {
    private static final int FIRE = 0b11;
    private static final Map<String, String> EVERY_LINE_IS_A_CALL = Map.of("ingest.gb26875.longest-call", "PT1H");
    private static final Map<String, String> NO_LINE_IS_A_CALL = Map.of("ingest.gb26875.longest-call", "PT0S");

    @Test
    void aCallThatEndsInOrderIsAGoodbye() throws Exception {
        try (EarFixture ear = EarFixture.open(EVERY_LINE_IS_A_CALL)) {
            GatewayId unit = ear.gateway("gb-000000000e01", "gb26875");
            call(ear, 0xE01).close();
            told(ear, unit, Link.UP, Link.CLOSED);
            call(ear, 0xE01).close();
            told(ear, unit, Link.UP, Link.CLOSED, Link.UP, Link.CLOSED);
        }
    }

    @Test
    void aCallThatEndsInMidFrameOrIsResetIsBroken() throws Exception {
        try (EarFixture ear = EarFixture.open(EVERY_LINE_IS_A_CALL)) {
            GatewayId cutOff = ear.gateway("gb-000000000e02", "gb26875");
            try (WireClient device = call(ear, 0xE02)) {
                device.send(WireClient.status(0xE02, 2, 5, FIRE), 0, 20);
            }
            GatewayId failed = ear.gateway("gb-000000000e03", "gb26875");
            call(ear, 0xE03).reset();

            told(ear, cutOff, Link.UP, Link.BROKEN);
            told(ear, failed, Link.UP, Link.BROKEN);
        }
    }

    @Test
    void whatStandsBehindHalfAFrameIsHeardThoughTheCallEnds() throws Exception {
        try (EarFixture ear = EarFixture.open(EVERY_LINE_IS_A_CALL)) {
            GatewayId unit = ear.gateway("gb-000000000e06", "gb26875");
            try (WireClient device = new WireClient(ear.framesPort)) {
                device.send(HexFormat.of().parseHex("40400725518012FF04882323"));
                device.send(WireClient.status(0xE06, 1, 5, FIRE));
                device.sayNoMore();
                assertThat(device.reply()).isEqualTo("confirm 1");
                assertThat(device.isClosedByPeer()).isTrue();
            }
            told(ear, unit, Link.UP, Link.CLOSED);
        }
    }

    @Test
    void aHalfFrameOfWhichTheHeaderIsThereIsDenied() throws Exception {
        try (EarFixture ear = EarFixture.open(EVERY_LINE_IS_A_CALL)) {
            GatewayId unit = ear.gateway("gb-000000000e07", "gb26875");
            try (WireClient device = call(ear, 0xE07)) {
                byte[] frame = WireClient.status(0xE07, 2, 5, FIRE);
                device.send(frame, 0, frame.length - 1);
                device.sayNoMore();
                assertThat(device.reply()).isEqualTo("deny 2");
                assertThat(device.isClosedByPeer()).isTrue();
            }
            told(ear, unit, Link.UP, Link.BROKEN);
            await().untilAsserted(() -> assertThat(ear.deadLetters(unit))
                    .extracting(DeadLetter::detail)
                    .containsExactly("The frame is cut off."));
        }
    }

    @Test
    void aStandingLineThatEndsInOrderIsALoss() throws Exception {
        try (EarFixture ear = EarFixture.open(NO_LINE_IS_A_CALL)) {
            GatewayId unit = ear.gateway("gb-000000000e04", "gb26875");
            call(ear, 0xE04).close();
            told(ear, unit, Link.UP, Link.BROKEN);
        }
    }

    @Test
    void aLineOnWhichNothingIsSaidAnyMoreIsGivenUpAndBroken() throws Exception {
        try (EarFixture ear = EarFixture.open(Map.of("ingest.gb26875.idle", "PT1S"))) {
            GatewayId unit = ear.gateway("gb-000000000e08", "gb26875");
            try (WireClient device = call(ear, 0xE08)) {
                assertThat(device.isClosedByPeer()).isTrue();
                told(ear, unit, Link.UP, Link.BROKEN);
            }
            assertThat(ear.meters
                            .get("fire.gb26875.refused")
                            .tag("reason", "idle")
                            .counter()
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void oneOfSeveralLinesThatEndsIsNoNews() throws Exception {
        try (EarFixture ear = EarFixture.open(NO_LINE_IS_A_CALL)) {
            GatewayId unit = ear.gateway("gb-000000000e05", "gb26875");
            try (WireClient standing = call(ear, 0xE05)) {
                call(ear, 0xE05).close();
                await().until(() ->
                        ear.meters.get("fire.gb26875.connections").gauge().value() == 1);
                standing.send(WireClient.frame(0xE05, 2));
                standing.reply();
                told(ear, unit, Link.UP);
            }
            told(ear, unit, Link.UP, Link.BROKEN);
        }
    }

    private static WireClient call(EarFixture ear, long source) throws Exception {
        WireClient device = new WireClient(ear.framesPort);
        device.send(WireClient.status(source, 1, 5, FIRE));
        assertThat(device.reply()).isEqualTo("confirm 1");
        return device;
    }

    private static void told(EarFixture ear, GatewayId gateway, Link... links) {
        await().untilAsserted(() -> assertThat(ear.signals(gateway, Topics.SIGNALS))
                .map(signal -> signal.signal())
                .filteredOn(LinkChanged.class::isInstance)
                .map(signal -> ((LinkChanged) signal).link())
                .containsExactly(links));
    }
}
