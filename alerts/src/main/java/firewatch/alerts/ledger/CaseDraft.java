package firewatch.alerts.ledger;

import firewatch.alerts.alarm.Alarm;
import firewatch.alerts.alarm.AlarmPlace;
import firewatch.alerts.alarm.AlarmState;
import firewatch.alerts.alarm.Outcome;
import firewatch.events.AlarmEpisode;
import firewatch.events.Condition;
import firewatch.events.Placement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An alarm while it is being changed; its parts that can change, and the next version of it. */
final class CaseDraft {
    private final Alarm before;
    AlarmState state;
    boolean active;
    boolean confirmed;
    int escalations;

    @Nullable
    String incident;

    @Nullable
    String acknowledgedBy;

    @Nullable
    String assignedTo;

    @Nullable
    Outcome verifiedAs;

    private Condition condition;
    private @Nullable AlarmPlace placement;
    private boolean late;
    private AlarmEpisode.ClockState clock;
    private boolean foreign;
    private boolean registered;
    private boolean test;

    CaseDraft(Alarm before) {
        this.before = before;
        state = before.state();
        condition = before.condition();
        active = before.active();
        placement = before.placement();
        confirmed = before.confirmed();
        escalations = before.escalations();
        incident = before.incident();
        acknowledgedBy = before.acknowledgedBy();
        assignedTo = before.assignedTo();
        verifiedAs = before.verifiedAs();
        late = before.late();
        clock = before.clock();
        foreign = before.foreign();
        registered = before.registered();
        test = before.test();
    }

    /** The newest episode says what is so now; a doubt that one episode clears stays cleared. */
    void adopt(AlarmEpisode episode) {
        condition = episode.condition();
        placement = placeOf(episode.placement(), placement);
        late &= episode.late();
        clock = episode.clock();
        foreign &= episode.foreign();
        registered = episode.registered();
        test &= episode.test();
    }

    /** What was answered was answered for what happened before; only help on its way stays on its way. */
    void askAgain() {
        if (state != AlarmState.DISPATCHED) {
            state = AlarmState.NEW;
            acknowledgedBy = null;
        }
        if (verifiedAs != Outcome.REAL_FIRE || state != AlarmState.DISPATCHED) {
            verifiedAs = null;
        }
    }

    /** Whoever works on an alarm has seen it. */
    void seenBy(String person) {
        if (acknowledgedBy == null) {
            acknowledgedBy = person;
        }
        if (state == AlarmState.NEW) {
            state = AlarmState.ACKNOWLEDGED;
        }
    }

    /** The alarm with the name of the building it is in; without one where nobody named the building. */
    static Alarm named(Alarm alarm, Map<String, String> buildings) {
        AlarmPlace place = alarm.placement();
        if (place == null || place.buildingName() != null) {
            return alarm;
        }
        CaseDraft draft = new CaseDraft(alarm);
        draft.placement = new AlarmPlace(
                place.building(), buildings.get(place.building()), place.floor(), place.zone(), place.label());
        return draft.at(alarm.version());
    }

    /** Whether anything differs from what was there before. */
    boolean differs() {
        return !at(before.version()).equals(before);
    }

    Alarm next() {
        return at(before.version() + 1);
    }

    private Alarm at(long version) {
        return new Alarm(
                before.id(),
                version,
                before.alarmClass(),
                state,
                condition,
                active,
                before.deviceId(),
                before.point(),
                placement,
                before.raisedAt(),
                before.receivedAt(),
                confirmed,
                escalations,
                incident,
                acknowledgedBy,
                assignedTo,
                verifiedAs,
                late,
                clock,
                foreign,
                registered,
                test);
    }

    /** The place an episode names, with the building's name still to be looked up; an old place is not forgotten. */
    static @Nullable AlarmPlace placeOf(Placement named, @Nullable AlarmPlace old) {
        return switch (named) {
            case Placement.Unplaced() -> old;
            case Placement.Installed(var building, var floor, var zone, var label) ->
                new AlarmPlace(
                        building.value(),
                        old != null && old.building().equals(building.value()) ? old.buildingName() : null,
                        Words.clean(floor),
                        Words.clean(zone),
                        Words.clean(label));
        };
    }
}
