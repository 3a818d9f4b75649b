package firewatch.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import firewatch.events.Condition;
import firewatch.events.Contact;
import firewatch.events.DeviceId;
import firewatch.events.DeviceSignal;
import firewatch.events.DeviceSignal.ClockSource;
import firewatch.events.EventJson;
import firewatch.events.GatewayId;
import firewatch.events.Quantity;
import firewatch.events.Reading;
import firewatch.events.Signal;
import firewatch.events.SignalId;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The fast writer writes what the one codec writes, byte for byte. */
class FrequentJsonTest {
    private static final List<String> POINTS = List.of("", "loop-2", "二楼", "a\"b\\c", "x/y z");
    private static final List<Instant> TIMES = List.of(
            Instant.parse("2026-03-01T08:00:00Z"),
            Instant.parse("2026-03-01T08:00:00.250Z"),
            Instant.parse("1999-12-31T23:59:59.000001Z"),
            Instant.parse("2026-03-01T08:00:00.123456789Z"));

    private final Random random = new Random(11);
    private final FrequentJson json = new FrequentJson();

    @Test
    void itIsTheSame() {
        for (int i = 0; i < 5_000; i++) {
            Object event =
                    i % 10 == 0 ? new Contact(new DeviceId("d"), new GatewayId("g"), TIMES.getFirst()) : signal();

            assertThat(new String(json.write(event), UTF_8)).isEqualTo(new String(EventJson.write(event), UTF_8));
        }
    }

    private DeviceSignal signal() {
        String point = one(POINTS);
        return new DeviceSignal(
                new SignalId(new UUID(random.nextLong(), random.nextLong())),
                new DeviceId("d." + random.nextInt()),
                point.isEmpty() ? null : point,
                new GatewayId("gw:" + random.nextInt(9)),
                "json",
                one(TIMES),
                one(TIMES),
                one(List.of(ClockSource.values())),
                random.nextBoolean() ? null : (long) random.nextInt(3),
                random.nextBoolean(),
                random.nextBoolean(),
                word());
    }

    private Signal word() {
        return switch (random.nextInt(4)) {
            case 0 -> new Signal.Heartbeat();
            case 1 -> new Signal.StatusReported(Set.of(Condition.FIRE));
            default ->
                new Signal.Measured(random.ints(random.nextInt(40), 1, 99)
                        .mapToObj(channel -> new Reading(one(List.of(Quantity.values())), channel, value()))
                        .toList());
        };
    }

    private double value() {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> -random.nextInt(1000) / 10.0;
            case 2 -> random.nextGaussian() * 1e300;
            default -> random.nextDouble() * 1e-12;
        };
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
