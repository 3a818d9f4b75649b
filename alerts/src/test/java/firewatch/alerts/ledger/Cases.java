package firewatch.alerts.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import firewatch.alerts.alarm.Alarm;
import firewatch.alerts.alarm.AlarmChange;
import firewatch.alerts.alarm.TimelineEntry;
import firewatch.events.AlarmEvent;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** The ledger, as a test tells it something and looks at what it made of it. */
@Singleton
public class Cases {
    private final AlarmLedger ledger;
    private final AlarmLists lists;
    private final TimelineStore timeline;
    private final Jdbi jdbi;

    Cases(AlarmLedger ledger, AlarmLists lists, TimelineStore timeline, Jdbi jdbi) {
        this.ledger = ledger;
        this.lists = lists;
        this.timeline = timeline;
        this.jdbi = jdbi;
    }

    void take(AlarmEvent event) {
        ledger.take(List.of(event));
    }

    Alarm done(Alarm alarm, Action action) {
        Answer answer = ledger.act(alarm.id(), action, "li", _ -> true, _ -> true);
        assertThat(answer).isInstanceOf(Answer.Done.class);
        return ((Answer.Done) answer).alarm();
    }

    /** The cases of a device, newest first. */
    public List<Alarm> of(Episodes device) {
        return lists.page(new AlarmQuery(
                        AlarmQuery.Which.ALL, Set.of(), null, device.device(), null, null, AlarmLists.NEWEST, 50))
                .items();
    }

    public Alarm only(Episodes device) {
        assertThat(of(device)).hasSize(1);
        return of(device).getFirst();
    }

    /** What happened to the alarm itself; dispatch, too, writes on its timeline. */
    List<String> kinds(Alarm alarm) {
        Set<String> ours = Arrays.stream(AlarmChange.Kind.values())
                .map(AlarmChange.Kind::wireName)
                .collect(Collectors.toSet());
        return timeline.page(alarm.id(), 0, 50).items().stream()
                .map(TimelineEntry::kind)
                .filter(ours::contains)
                .toList();
    }

    int feedEntries(Episodes device) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select count(*) from alerts.feed where data->>'deviceId' = ?")
                        .bind(0, device.device())
                        .mapTo(Integer.class)
                        .one());
    }

    /** Which transaction wrote the only case of a device last. */
    public String transactionOf(Episodes device) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select cast(xmin as text) from alerts.alarm where device = ?")
                        .bind(0, device.device())
                        .mapTo(String.class)
                        .one());
    }
}
