package firewatch.rules.state;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import firewatch.events.Condition;
import firewatch.events.DeviceId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What changes a {@link BuildingHealth}; it travels from the device's task to the building's. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = HealthWord.Stands.class, name = "stands"),
    @JsonSubTypes.Type(value = HealthWord.Left.class, name = "left"),
})
public sealed interface HealthWord {
    DeviceId device();

    /**
     * The device stands in the building, and is so.
     *
     * @param conditions those in force at any point of it
     * @param since when its presence became so; null where that is not known
     */
    record Stands(
            DeviceId device,
            Presence presence,
            Set<Condition> conditions,
            @Nullable Instant since) implements HealthWord {
        public Stands {
            conditions = Condition.inOrder(conditions);
        }
    }

    /** The device stands in the building no more. */
    record Left(DeviceId device) implements HealthWord {}
}
