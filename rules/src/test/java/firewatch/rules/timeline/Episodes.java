package firewatch.rules.timeline;

import firewatch.events.AlarmClass;
import firewatch.events.AlarmEpisode;
import firewatch.events.AlarmEvent;
import firewatch.events.DeviceId;
import firewatch.events.EpisodeConfirmed;
import firewatch.events.EpisodeId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a reader of the alarms topic makes of it: the newest version of each episode, and what was added. */
public record Episodes(Map<EpisodeId, AlarmEpisode> newest, Map<EpisodeId, EpisodeConfirmed> additions) {

    public static Episodes read(Collection<AlarmEvent> said) {
        Map<EpisodeId, AlarmEpisode> newest = new LinkedHashMap<>();
        Map<EpisodeId, EpisodeConfirmed> additions = new LinkedHashMap<>();
        for (AlarmEvent event : said) {
            switch (event) {
                case AlarmEpisode episode ->
                    newest.merge(episode.id(), episode, (old, now) -> now.version() > old.version() ? now : old);
                case EpisodeConfirmed added -> additions.put(added.id(), added);
            }
        }
        return new Episodes(newest, additions);
    }

    public List<AlarmEpisode> of(String device, AlarmClass alarmClass) {
        return newest.values().stream()
                .filter(episode -> episode.device().equals(new DeviceId(device)) && episode.alarmClass() == alarmClass)
                .toList();
    }
}
