package firewatch.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** The identity of one signal, minted once at the ear: a UUID of version 7, or a derived one where rules conclude it. */
public record SignalId(UUID value) implements Comparable<SignalId> {

    @JsonCreator
    public static SignalId parse(String text) {
        return new SignalId(UUID.fromString(text));
    }

    /** A new id: 48 bits of the receive time in milliseconds, the rest random (RFC 9562, section 5.7). */
    public static SignalId mint(Instant receivedAt, RandomGenerator random) {
        long high = (receivedAt.toEpochMilli() << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
        long low = 0x8000_0000_0000_0000L | (random.nextLong() >>> 2);
        return new SignalId(new UUID(high, low));
    }

    /** The id of a verdict that a deadline brings: the same device, rule and deadline give the same id, at any replay. */
    public static SignalId derived(DeviceId device, String rule, Instant deadline) {
        String name = device + "\n" + rule + "\n" + deadline;
        return new SignalId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public int compareTo(SignalId other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}
