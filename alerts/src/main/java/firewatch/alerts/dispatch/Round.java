package firewatch.alerts.dispatch;

import firewatch.alerts.alarm.AlarmChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Changes of different alarms that are worked on together, sorted by what they ask of dispatch.
 *
 * @param pages they wake somebody
 * @param cleared what waited to wake somebody need not do so any more
 * @param news those who were woken are told
 * @param answered nobody is to be woken again
 * @param known more is known of the alarm, which may be news to others
 */
record Round(
        List<AlarmChange> pages,
        List<AlarmChange> cleared,
        List<AlarmChange> news,
        List<AlarmChange> answered,
        List<AlarmChange> known) {

    private Round() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    /** The first change of each alarm, then the second of each, and so on. */
    static List<Round> of(List<AlarmChange> changes) {
        List<Round> rounds = new ArrayList<>();
        Map<UUID, Integer> seen = new HashMap<>();
        for (AlarmChange change : changes) {
            int round = seen.merge(change.alarm().id(), 1, Integer::sum) - 1;
            if (round == rounds.size()) {
                rounds.add(new Round());
            }
            rounds.get(round).add(change);
        }
        return rounds;
    }

    private void add(AlarmChange change) {
        switch (change.kind()) {
            case RAISED, ESCALATED -> pages.add(change);
            case CLEARED -> {
                cleared.add(change);
                news.add(change);
            }
            case ACKNOWLEDGED, VERIFIED, CLOSED -> {
                news.add(change);
                answered.add(change);
            }
            case DISPATCHED -> answered.add(change);
            case UPDATED -> known.add(change);
            case ASSIGNED, COMMENTED, REOPENED, CONFIRMED -> {}
        }
    }
}
