package firewatch.ingest.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.UnixOperatingSystemMXBean;
import firewatch.ingest.mqtt.EarFixture;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two thousand connections of which every other stalls in mid-frame: the rest are confirmed before they would ask again. */
class StalledLinesIT {
    private static final int LINES = 2_000;
    private static final int ROUNDS = 3;
    private static final int FIRST_ADDRESS = 0x10_0000;
    private static final int HALF = 20;
    private static final int FIRE = 0b11;

    /** After which a device sends again, by the standard. */
    private static final Duration DEVICES_PATIENCE = Duration.ofSeconds(10);

    private static final Map<String, String> SETTINGS = Map.of(
            "ingest.gb26875.half-frame", "PT5M",
            "ingest.gb26875.identify-within", "PT5M",
            "ingest.gb26875.unregistered-per-second-in-all", "1000000");

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void theyHinderNobodyAndCanGoOnThemselves() throws Exception {
        assumeThat(fileDescriptorsLeft()).as("two for each connection").isGreaterThan(2 * LINES + 500);
        List<WireClient> lines = new ArrayList<>();
        try (EarFixture ear = EarFixture.open(SETTINGS)) {
            for (int i = 0; i < LINES; i++) {
                lines.add(new WireClient(ear.framesPort));
            }
            Duration unhindered = playTheOthers(lines, 0);
            for (int i = 1; i < LINES; i += 2) {
                lines.get(i).send(frame(i, 0), 0, HALF);
            }
            for (int round = 1; round <= ROUNDS; round++) {
                assertThat(playTheOthers(lines, round))
                        .as("while the others stall, and %s before they did", unhindered)
                        .isLessThan(longer(DEVICES_PATIENCE, unhindered.multipliedBy(3)));
            }
            for (int i = 1; i < LINES; i += 2) {
                byte[] frame = frame(i, 0);
                assertThat(lines.get(i).available()).isZero();
                lines.get(i).send(frame, HALF, frame.length);
                assertThat(lines.get(i).reply()).isEqualTo("confirm 0");
            }
        } finally {
            for (WireClient line : lines) {
                line.close();
            }
        }
    }

    /** How long it takes until all are confirmed who say something whole, all of them at once. */
    private static Duration playTheOthers(List<WireClient> lines, int round) throws Exception {
        long began = System.nanoTime();
        for (int i = 0; i < LINES; i += 2) {
            lines.get(i).send(frame(i, round));
        }
        for (int i = 0; i < LINES; i += 2) {
            assertThat(lines.get(i).reply()).isEqualTo("confirm " + round);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** A machine on which they are slow by themselves cannot show what hinders them, but by how much. */
    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static byte[] frame(int line, int sequence) {
        return WireClient.status(FIRST_ADDRESS + line, sequence, 5, FIRE);
    }

    private static long fileDescriptorsLeft() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount() - unix.getOpenFileDescriptorCount()
                : Long.MAX_VALUE;
    }
}
