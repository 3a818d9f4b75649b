package firewatch.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The name of a building (建筑) in the register. */
public record BuildingId(@JsonValue String value) implements Comparable<BuildingId> {

    /** @throws IllegalArgumentException where the text is no name: 1-64 letters, digits, {@code - _ . :} */
    @JsonCreator
    public BuildingId {
        Names.requireName("a building id", value);
    }

    /** Whether the text can be such an id. */
    public static boolean isValid(String text) {
        return Names.isName(text);
    }

    @Override
    public int compareTo(BuildingId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
