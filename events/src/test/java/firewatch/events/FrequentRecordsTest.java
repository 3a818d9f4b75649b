package firewatch.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firewatch.events.DeviceSignal.ClockSource;
import firewatch.events.HeardReader.Shape;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The fast writer writes what the one codec writes; the fast reader reads what that reads, and refuses what it refuses. */
class FrequentRecordsTest {
    private static final List<String> POINTS = List.of("", "loop-2", "二楼", "a\"b\\c", "x/y z");
    private static final List<Instant> TIMES = List.of(
            Instant.parse("2026-03-01T08:00:00Z"),
            Instant.parse("2026-03-01T08:00:00.250Z"),
            Instant.parse("1999-12-31T23:59:59.000001Z"),
            Instant.parse("2024-02-29T08:00:00.123456789Z"),
            Instant.parse("-0044-03-15T12:00:00Z"));

    private final Random random = new Random(5);
    private final HeardReader reader = new HeardReader();
    private final HeardWriter writer = new HeardWriter();

    @Test
    void writesWhatTheWholeCodecWrites() {
        for (int i = 0; i < 5_000; i++) {
            Heard event = event();

            assertThat(new String(writer.write(event), UTF_8)).isEqualTo(new String(EventJson.write(event), UTF_8));
        }
    }

    @Test
    void readsWhatTheWholeCodecReads() {
        for (int i = 0; i < 5_000; i++) {
            Heard event = event();

            assertThat(reader.read(EventJson.write(event))).isEqualTo(event);
        }
    }

    @Test
    void looksAtShapeAndGateway() {
        for (int i = 0; i < 5_000; i++) {
            Heard event = event();
            Shape shape = reader.look(EventJson.write(event));

            if (event instanceof Contact contact) {
                assertThat(shape).isEqualTo(Shape.CONTACT);
                assertThat(reader.gateway()).isEqualTo(contact.gateway());
            } else if (event instanceof DeviceSignal signal && shape != Shape.OTHER) {
                assertThat(shape)
                        .isEqualTo(signal.signal() instanceof Signal.Heartbeat ? Shape.HEARTBEAT : Shape.MEASURED);
                String gateway = signal.gateway().value();
                assertThat(reader.isThrough(gateway.getBytes(UTF_8))).isTrue();
                assertThat(reader.isThrough((gateway + "0").getBytes(UTF_8))).isFalse();
                assertThat(reader.isThrough(("h" + gateway.substring(1)).getBytes(UTF_8)))
                        .isFalse();
            } else if (event instanceof DeviceSignal signal) {
                boolean isFrequent =
                        signal.signal() instanceof Signal.Heartbeat || signal.signal() instanceof Signal.Measured;
                assertThat(isFrequent
                                && (signal.point() == null || signal.point().equals("loop-2")))
                        .isFalse();
            }
        }
    }

    @Test
    void refusesWhatTheWholeCodecRefuses() {
        for (int i = 0; i < 20_000; i++) {
            byte[] json = EventJson.write(event());
            byte[] mutated =
                    random.nextBoolean() ? Arrays.copyOf(json, random.nextInt(json.length)) : withOneByteChanged(json);

            reader.look(mutated);
            assertThat(answer(mutated)).as(new String(mutated, UTF_8)).isEqualTo(wholeAnswer(mutated));
        }
    }

    @Test
    void readsWhatANewerReleaseWrites() {
        String newer = """
                {"kind":"contact","device":"d","gateway":"g","receivedAt":"2026-03-01T08:00:00Z","mood":"fine"}""";

        assertThat(reader.read(newer.getBytes(UTF_8))).isInstanceOf(Contact.class);
        assertThatThrownBy(() -> reader.read("{".getBytes(UTF_8)))
                .isInstanceOf(EventJson.UnreadableEventException.class);
    }

    private Object answer(byte[] json) {
        try {
            return reader.read(json);
        } catch (EventJson.UnreadableEventException e) {
            return "unreadable";
        }
    }

    private static Object wholeAnswer(byte[] json) {
        try {
            return EventJson.read(json, Heard.class);
        } catch (EventJson.UnreadableEventException e) {
            return "unreadable";
        }
    }

    private byte[] withOneByteChanged(byte[] json) {
        byte[] changed = json.clone();
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(32, 127);
        return changed;
    }

    private Heard event() {
        if (random.nextInt(10) == 0) {
            return new Contact(new DeviceId("d"), new GatewayId("g" + random.nextInt(20)), one(TIMES));
        }
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
                new Signal.Measured(random.ints(random.nextInt(random.nextInt(10) == 0 ? 40 : 4), 1, 99)
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
