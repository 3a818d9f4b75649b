package firewatch.rules.stream;

import firewatch.events.BuildingId;
import firewatch.events.DeadLetter;
import firewatch.events.DeviceSignal;
import firewatch.rules.state.HealthWord;

/** What leaves the watch over a device. */
sealed interface Concluded {

    /** To the signal lane, where alarms are made. */
    record Said(DeviceSignal signal) implements Concluded {}

    /** To the health of a building. */
    record ToHealth(BuildingId building, HealthWord word) implements Concluded {}

    /** To the dead letters. */
    record Dead(DeadLetter letter) implements Concluded {}
}
