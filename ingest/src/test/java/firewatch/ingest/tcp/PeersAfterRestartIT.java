package firewatch.ingest.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import firewatch.events.Condition;
import firewatch.events.GatewayId;
import firewatch.events.Signal.ConditionChanged;
import firewatch.events.Signal.ConditionChanged.Change;
import firewatch.events.Topics;
import firewatch.ingest.mqtt.EarFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A second peer that is there when the ear ends: told as gone where it does not come back, and else only when it goes. */
class PeersAfterRestartIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Map<String, String> SETTINGS = Map.of("ingest.publish.link-return-within", "PT1S");

    @Test
    void aSecondPeerThatDoesNotComeBackIsToldAsGone() throws Exception {
        GatewayId left = new GatewayId("gb-000000000e11");
        GatewayId shared = new GatewayId("gb-000000000e12");
        List<WireClient> before = new ArrayList<>();
        try (EarFixture ear = EarFixture.open("ear-with-peers", SETTINGS)) {
            for (long source : new long[] {0xE11, 0xE12}) {
                before.add(speaking(ear, source, "127.0.0.1"));
                before.add(speaking(ear, source, "127.0.0.2"));
            }
            awaitTold(ear, left, Change.BEGAN);
            awaitTold(ear, shared, Change.BEGAN);
        }
        for (WireClient peer : before) {
            peer.close();
        }

        try (EarFixture again = EarFixture.open("ear-with-peers", SETTINGS);
                WireClient _ = speaking(again, 0xE11, "127.0.0.1");
                WireClient _ = speaking(again, 0xE12, "127.0.0.1")) {
            try (WireClient _ = speaking(again, 0xE12, "127.0.0.2")) {
                again.ticking();
                awaitTold(again, left, Change.BEGAN, Change.ENDED);
                assertThat(told(again, shared)).containsExactly(Change.BEGAN, Change.BEGAN);
            }
            awaitTold(again, shared, Change.BEGAN, Change.BEGAN, Change.ENDED);
        }
    }

    private static WireClient speaking(EarFixture ear, long source, String host) throws Exception {
        WireClient peer = new WireClient(ear.framesPort, host);
        peer.send(WireClient.frame(source, 1));
        assertThat(peer.reply()).isEqualTo("confirm 1");
        return peer;
    }

    private static void awaitTold(EarFixture ear, GatewayId gateway, Change... expected) {
        await().atMost(SOON).untilAsserted(() -> assertThat(told(ear, gateway)).containsExactly(expected));
    }

    private static List<Change> told(EarFixture ear, GatewayId gateway) {
        return ear.signals(gateway, Topics.SIGNALS).stream()
                .filter(signal -> signal.signal() instanceof ConditionChanged)
                .map(signal -> (ConditionChanged) signal.signal())
                .filter(changed -> changed.condition() == Condition.SECOND_PEER)
                .map(ConditionChanged::change)
                .toList();
    }
}
