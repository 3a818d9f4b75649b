package firewatch.rules.state;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import firewatch.events.AlarmEpisode;
import firewatch.events.EpisodeId;

/** What changes a {@link BuildingState}; it travels from the device's task to the building's. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BuildingEvent.FireTold.class, name = "fire-told"),
    @JsonSubTypes.Type(value = BuildingEvent.FireMoved.class, name = "fire-moved"),
})
public sealed interface BuildingEvent {

    /** The snapshot of a fire episode of this building; the same one may come again. */
    record FireTold(AlarmEpisode episode) implements BuildingEvent {}

    /** The device of a fire episode stands in another building now. */
    record FireMoved(EpisodeId id) implements BuildingEvent {}
}
