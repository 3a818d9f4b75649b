package firewatch.rules.watch;

import static org.assertj.core.api.Assertions.assertThat;

import firewatch.events.DeviceId;
import firewatch.events.DeviceRegistration;
import firewatch.events.DeviceSignal;
import firewatch.events.EventJson;
import firewatch.events.GatewayId;
import firewatch.events.Heard;
import firewatch.events.HeardReader;
import firewatch.events.Limit;
import firewatch.events.Placement;
import firewatch.events.Quantity;
import firewatch.events.Reading;
import firewatch.events.Signal;
import firewatch.events.SignalId;
import firewatch.events.Tick;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A hundred thousand devices: verdicts in time, and a tick that costs what is due. */
class TickCostTest {
    private long offset;
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final int GATEWAYS = 100;
    private static final Duration EVERY = Duration.ofMinutes(10);

    private final Map<DeviceId, Instant> silentAt = new HashMap<>();
    private Instant now = START;
    private final Supervision watch = new Supervision(WatchSettings.USUAL, new Conclusions() {
        @Override
        public void say(DeviceSignal signal) {
            silentAt.put(signal.device(), now);
        }

        @Override
        public void keep(String key, Kept state) {}

        @Override
        public void changed(KeptDevice device) {}
    });
    private final List<GatewayId> gateways =
            IntStream.range(0, GATEWAYS).mapToObj(i -> new GatewayId("gw-" + i)).toList();

    private void register(int from, int to, Duration every) {
        for (int i = from; i < to; i++) {
            watch.register(new DeviceRegistration(
                    new DeviceId("d-" + i),
                    null,
                    gateways.get(i % GATEWAYS),
                    new Placement.Unplaced(),
                    every,
                    Map.of()));
        }
    }

    private void contact(int device) {
        watch.contact(watch.find("d-" + device));
    }

    private void tick() {
        now = now.plusSeconds(1);
        watch.tick(new Tick("ear", now, gateways), offset++);
    }

    @Test
    void everyVerdictComesWithinItsIntervalAndFiveSeconds() {
        int devices = 100_000;
        watch.tick(new Tick("ear", now, gateways), offset++);
        register(0, devices, EVERY);
        Map<Integer, Instant> lastHeard = new HashMap<>();
        int perSecond = devices / 500;
        for (int second = 0; second < 500; second++) {
            for (int i = second * perSecond; i < (second + 1) * perSecond; i++) {
                contact(i);
                lastHeard.put(i, now.plusMillis(999));
            }
            tick();
        }
        for (int second = 0; second < 700; second++) {
            tick();
        }

        assertThat(silentAt).hasSize(devices);
        lastHeard.forEach((i, heard) -> assertThat(silentAt.get(new DeviceId("d-" + i)))
                .isAfter(heard.plus(EVERY))
                .isBefore(heard.plus(EVERY).plusSeconds(5)));
    }

    @Test
    void aTickCostsWhatIsDueAndNotTheFleet() {
        int due = 100;
        watch.tick(new Tick("ear", now, gateways), offset++);
        register(0, due, Duration.ofSeconds(2));
        double few = nanosPerTick(due);
        register(due, 100_000, Duration.ofDays(1));
        double many = nanosPerTick(due);

        System.out.printf(
                "a tick with %d devices due of 100: %.0f µs, of 100,000: %.0f µs%n", due, few / 1000, many / 1000);
        assertThat(watch.deadlines()).isEqualTo(100_000);
        assertThat(many).as("ns, against %s with nothing but what is due", few).isLessThan(few * 10 + 200_000);
    }

    @Test
    void hearingADeviceCostsNextToNothing() {
        watch.tick(new Tick("ear", now, gateways), offset++);
        register(0, 100_000, EVERY);
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long begun = System.nanoTime();
            for (int i = 0; i < 100_000; i++) {
                contact(i);
            }
            best = Math.min(best, (System.nanoTime() - begun) / 100_000);
        }
        System.out.printf("hearing a device, with its name made and looked up: %d ns%n", best);
        assertThat(best).isLessThan(5_000);
    }

    @Test
    void aRecordIsLookedAtAndReadOnlyWhereThereAreLimits() {
        watch.tick(new Tick("ear", now, gateways), offset++);
        watch.register(new DeviceRegistration(
                new DeviceId("d-0"),
                null,
                gateways.getFirst(),
                new Placement.Unplaced(),
                EVERY,
                Map.of(Quantity.TEMPERATURE, new Limit(null, 90.0, Duration.ZERO))));
        byte[] gateway = gateways.getFirst().value().getBytes(StandardCharsets.US_ASCII);
        List<byte[]> records = IntStream.range(0, 1000).mapToObj(this::reading).toList();
        HeardReader reader = new HeardReader();
        double looked = nanosEach(records, json -> {
            Watch device = Objects.requireNonNull(watch.find("d-0"));
            if (reader.look(json) == HeardReader.Shape.MEASURED && reader.isThrough(gateway)) {
                watch.contact(device);
            }
        });
        double judged = nanosEach(
                records,
                json -> watch.measured(Objects.requireNonNull(watch.find("d-0")), (DeviceSignal) reader.read(json)));
        double whole = nanosEach(records, json -> EventJson.read(json, Heard.class));

        System.out.printf(
                "a reading: looked at %.0f ns, read and judged by its limits %.0f ns; by the whole codec %.0f ns%n",
                looked, judged, whole);
        assertThat(silentAt).isEmpty();
        assertThat(looked).isLessThan(5_000);
        assertThat(judged).isLessThan(whole);
    }

    private byte[] reading(int i) {
        Instant at = now.plusMillis(i);
        return EventJson.write(new DeviceSignal(
                SignalId.mint(at, new Random(i)),
                new DeviceId("d-0"),
                null,
                gateways.getFirst(),
                "json",
                at,
                at,
                DeviceSignal.ClockSource.DEVICE,
                (long) i,
                false,
                false,
                new Signal.Measured(List.of(
                        new Reading(Quantity.TEMPERATURE, 1, 20 + i / 1000.0), new Reading(Quantity.BATTERY, 1, 97)))));
    }

    private static double nanosEach(List<byte[]> records, Consumer<byte[]> deed) {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 60; round++) {
            long begun = System.nanoTime();
            records.forEach(deed);
            best = Math.min(best, (System.nanoTime() - begun) / (double) records.size());
        }
        return best;
    }

    private double nanosPerTick(int due) {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 10; round++) {
            long spent = 0;
            for (int i = 0; i < 20; i++) {
                for (int device = 0; device < due; device++) {
                    contact(device);
                }
                long begun = System.nanoTime();
                tick();
                spent += System.nanoTime() - begun;
            }
            best = Math.min(best, spent / 20.0);
        }
        return best;
    }
}
