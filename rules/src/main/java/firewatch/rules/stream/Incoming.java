package firewatch.rules.stream;

import firewatch.events.DeadLetter;
import firewatch.events.DeviceId;
import firewatch.events.DeviceRegistration;
import firewatch.events.DeviceSignal;
import org.jspecify.annotations.Nullable;

/** What was read from a topic. */
sealed interface Incoming {

    /** A device spoke. */
    record Spoken(DeviceSignal signal) implements Incoming {}

    /** The register changed; null takes the device off it. */
    record Written(DeviceId device, @Nullable DeviceRegistration registration) implements Incoming {}

    /** A record that nobody can read. */
    record Unreadable(DeadLetter letter) implements Incoming {}
}
