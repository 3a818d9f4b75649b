package firewatch.ingest.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import firewatch.ingest.mqtt.EarFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Random and mutated frames by the thousand: no connection gets stuck, and every good frame among them is confirmed.
 * {@code -Dframes.noise=10000000} is the long form, which ends after ten minutes at the latest; {@code -Dframes.seed} makes
 * others.
 */
class NoisyLineIT {
    private static final int FRAMES = Integer.getInteger("frames.noise", 40_000);
    private static final long SEED = Long.getLong("frames.seed", 0);
    private static final int LINES = 16;
    private static final int BURST = 50;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    @Test
    void everyGoodFrameAmongTheBadIsConfirmed(TestReporter reporter) throws Exception {
        try (EarFixture ear = EarFixture.open(Map.of("ingest.gb26875.half-frame", "PT1S"));
                ExecutorService lines = Executors.newFixedThreadPool(LINES)) {
            long began = System.nanoTime();
            List<Future<Integer>> confirmed = new ArrayList<>();
            for (int i = 0; i < LINES; i++) {
                long source = 0xD00 + i;
                ear.gateway("gb-" + String.format("%012x", source), "gb26875");
                Callable<Integer> line = () -> play(ear.framesPort, source);
                confirmed.add(lines.submit(line));
            }
            int bursts = 0;
            for (Future<Integer> each : confirmed) {
                bursts += each.get();
            }
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            reporter.publishEntry(
                    bursts * BURST + " bad frames and " + bursts + " good ones, all confirmed, in " + took);
            if (took.compareTo(LONGEST) < 0) {
                assertThat(bursts).isEqualTo(FRAMES / LINES / BURST * LINES);
            }
        }
    }

    /** Sends bursts of bad frames with a good one at the end of each that has to be confirmed before the next; counts them. */
    private static int play(int port, long source) throws IOException {
        Random random = new Random(SEED + source);
        long ends = System.nanoTime() + LONGEST.toNanos();
        int good = 0;
        try (WireClient device = new WireClient(port)) {
            for (int burst = 0; burst < FRAMES / LINES / BURST && System.nanoTime() < ends; burst++) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                for (int i = 0; i < BURST; i++) {
                    bytes.writeBytes(bad(random, source));
                }
                int sequence = 0x8000 | (burst & 0x7FFF);
                bytes.writeBytes(WireClient.frame(source, sequence, 21, 1, burst & 1));
                device.send(bytes.toByteArray());
                while (!device.reply().equals("confirm " + sequence)) {
                    // what the bad ones before it got
                }
                good++;
            }
        }
        return good;
    }

    private static byte[] bad(Random random, long source) {
        int[] adu = random.ints(random.nextInt(64), 0, 256).toArray();
        byte[] frame = WireClient.frame(source, random.nextInt(0x8000), adu);
        for (int i = random.nextInt(4); i > 0; i--) {
            frame[random.nextInt(frame.length)] = (byte) random.nextInt();
        }
        return random.nextInt(20) == 0 ? randomBytes(random) : frame;
    }

    private static byte[] randomBytes(Random random) {
        byte[] bytes = new byte[random.nextInt(100)];
        random.nextBytes(bytes);
        return bytes;
    }
}
