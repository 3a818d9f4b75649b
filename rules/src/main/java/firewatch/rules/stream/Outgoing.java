package firewatch.rules.stream;

import firewatch.events.AlarmEvent;
import firewatch.events.DeadLetter;
import firewatch.rules.state.BuildingEvent;

/** What leaves a device's task. */
sealed interface Outgoing {

    /** To the alarms topic, at once. */
    record Alarm(AlarmEvent event) implements Outgoing {}

    /** To the building's task, which only adds. */
    record ToBuilding(BuildingEvent event) implements Outgoing {}

    /** To the dead letters. */
    record Dead(DeadLetter letter) implements Outgoing {}
}
