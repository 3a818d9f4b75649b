package firewatch.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The name of a gateway (网关): an account that carries the words of its devices. */
public record GatewayId(@JsonValue String value) implements Comparable<GatewayId> {

    /** @throws IllegalArgumentException where the text is no name: 1-64 letters, digits, {@code - _ . :} */
    @JsonCreator
    public GatewayId {
        Names.requireName("a gateway id", value);
    }

    /** Whether the text can be such an id. */
    public static boolean isValid(String text) {
        return Names.isName(text);
    }

    @Override
    public int compareTo(GatewayId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
