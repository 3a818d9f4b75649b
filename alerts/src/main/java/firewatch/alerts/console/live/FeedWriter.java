package firewatch.alerts.console.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import firewatch.alerts.alarm.AlarmChange;
import firewatch.alerts.alarm.AlarmChange.Kind;
import firewatch.alerts.alarm.AlarmChanges;
import firewatch.alerts.database.AfterCommit;
import jakarta.inject.Singleton;

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
    public void changed(AlarmChange change) {
        feed.add(
                change.at(),
                "alarm",
                change.alarm().building(),
                change.kind() == Kind.RAISED ? change.alarm().receivedAt() : null,
                data(change));
        afterCommit.run(bell::ring);
    }

    /** The alarm as everywhere, and beside it what happened. */
    private String data(AlarmChange change) {
        ObjectNode data = json.valueToTree(change.alarm());
        data.put("change", change.kind().wireName());
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree is always JSON", e);
        }
    }
}
