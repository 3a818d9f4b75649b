package firewatch.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What rules say of episodes: snapshots, and what the building level adds. Key: the device. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AlarmEpisode.class, name = "episode"),
    @JsonSubTypes.Type(value = EpisodeConfirmed.class, name = "confirmed"),
})
public sealed interface AlarmEvent permits AlarmEpisode, EpisodeConfirmed {
    EpisodeId id();
}
