package firewatch.ingest.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import firewatch.events.DeviceSignal;
import firewatch.events.GatewayId;
import firewatch.events.Signal.LinkChanged;
import firewatch.events.Signal.StatusReported;
import firewatch.events.Topics;
import firewatch.ingest.mqtt.EarFixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One connection that carries many transmission devices: each is heard, registered or not. */
class ConcentratorIT {
    private static final int FIRE = 0b11;
    private static final int MOST = 2;

    @Test
    void everyAddressIsHeardAndTheLinkOfEachRegisteredOneIsFollowed() throws Exception {
        try (EarFixture ear = EarFixture.open(Map.of("ingest.gb26875.max-addresses", Integer.toString(MOST)))) {
            GatewayId registered = ear.gateway("gb-000000000c09", "gb26875");
            List<Long> addresses = List.of(0xC01L, 0xC02L, 0xC03L, 0xC09L);
            try (WireClient device = new WireClient(ear.framesPort)) {
                for (long address : addresses) {
                    device.send(WireClient.status(address, 7, 5, FIRE));
                    assertThat(device.reply()).isEqualTo("confirm 7");
                }
            }
            for (long address : addresses) {
                assertThat(said(ear, new GatewayId("gb-%012x".formatted(address))))
                        .filteredOn(signal -> signal.signal() instanceof StatusReported)
                        .as("%x", address)
                        .hasSize(1);
            }
            assertThat(linksOf(ear, new GatewayId("gb-000000000c02"))).isNotEmpty();
            assertThat(linksOf(ear, new GatewayId("gb-000000000c03"))).isEmpty();
            assertThat(linksOf(ear, registered)).isNotEmpty();
        }
    }

    private static List<DeviceSignal> linksOf(EarFixture ear, GatewayId gateway) {
        return said(ear, gateway).stream()
                .filter(signal -> signal.signal() instanceof LinkChanged)
                .toList();
    }

    private static List<DeviceSignal> said(EarFixture ear, GatewayId gateway) {
        return ear.signals(gateway, Topics.SIGNALS);
    }
}
