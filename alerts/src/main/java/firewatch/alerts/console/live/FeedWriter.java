package firewatch.alerts.console.live;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import firewatch.alerts.alarm.Alarm;
import firewatch.alerts.alarm.AlarmChange;
import firewatch.alerts.alarm.AlarmChange.Kind;
import firewatch.alerts.alarm.AlarmChanges;
import firewatch.alerts.database.AfterCommit;
import jakarta.inject.Singleton;
import java.util.List;

/** Writes every change of an alarm into the feed, in the transaction that makes it, and rings the sequencer after. */
@Singleton
final class FeedWriter implements AlarmChanges {
    private final FeedStore feed;
    private final ObjectMapper json;
    private final AfterCommit afterCommit;
    private final Bell bell;

    FeedWriter(FeedStore feed, ObjectMapper json, AfterCommit afterCommit, Bell bell) {
        this.feed = feed;
        this.json = json;
        this.afterCommit = afterCommit;
        this.bell = bell;
    }

    @Override
    public void changed(List<AlarmChange> changes) {
        feed.add(changes.stream().map(this::entry).toList());
        afterCommit.run(bell::ring);
    }

    private FeedStore.Fresh entry(AlarmChange change) {
        return new FeedStore.Fresh(
                change.at(),
                "alarm",
                change.alarm().building(),
                change.kind() == Kind.RAISED ? change.alarm().receivedAt() : null,
                data(change));
    }

    private String data(AlarmChange change) {
        try {
            return json.writeValueAsString(
                    new Data(change.alarm(), change.kind().wireName()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an alarm is always JSON", e);
        }
    }

    /** The alarm as everywhere, and beside it what happened. */
    private record Data(@JsonUnwrapped Alarm alarm, String change) {}
}
