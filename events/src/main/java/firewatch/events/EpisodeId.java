package firewatch.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The identity of an episode: a hash of device, point, class and its first signal, so a replay mints the same one. */
public record EpisodeId(@JsonValue String value) {
    private static final int BYTES = 16;

    @JsonCreator
    public EpisodeId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an episode id must not be blank");
        }
    }

    public static EpisodeId of(DeviceId device, @Nullable String point, AlarmClass alarmClass, SignalId first) {
        String name = device + "\n" + (point == null ? "" : point) + "\n" + alarmClass + "\n" + first;
        byte[] hash = sha256().digest(name.getBytes(StandardCharsets.UTF_8));
        return new EpisodeId(HexFormat.of().formatHex(hash, 0, BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
