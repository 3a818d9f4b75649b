package firewatch.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The name a device (设备) speaks under; unique in one centre. */
public record DeviceId(@JsonValue String value) implements Comparable<DeviceId> {

    /** @throws IllegalArgumentException where the text is no name: 1-64 letters, digits, {@code - _ . :} */
    @JsonCreator
    public DeviceId {
        Names.requireName("a device id", value);
    }

    /** Whether the text can be such an id. */
    public static boolean isValid(String text) {
        return Names.isName(text);
    }

    @Override
    public int compareTo(DeviceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
