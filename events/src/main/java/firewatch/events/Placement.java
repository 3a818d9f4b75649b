package firewatch.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** Where a device is (安装位置). A device without a place still raises a fire. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Placement.Installed.class, name = "installed"),
    @JsonSubTypes.Type(value = Placement.Unplaced.class, name = "unplaced"),
})
public sealed interface Placement {

    /** Mounted in a building; floor, zone and label are as the installer wrote them. */
    record Installed(
            BuildingId building,
            @Nullable String floor,
            @Nullable String zone,
            @Nullable String label) implements Placement {}

    /** Not placed yet. */
    record Unplaced() implements Placement {}
}
