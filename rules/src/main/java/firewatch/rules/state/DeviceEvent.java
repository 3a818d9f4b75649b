package firewatch.rules.state;

import firewatch.events.DeviceRegistration;
import firewatch.events.DeviceSignal;
import java.time.Instant;
import java.util.List;

/** What changes a {@link DeviceState}. */
public sealed interface DeviceEvent {

    /**
     * A signal, with what the rules took it to mean.
     *
     * @param failedRules the names of rules that threw, and so said nothing
     */
    record Judged(DeviceSignal signal, SignalTime time, List<Verdict> verdicts, List<String> failedRules)
            implements DeviceEvent {
        public Judged {
            verdicts = List.copyOf(verdicts);
            failedRules = List.copyOf(failedRules);
        }
    }

    /** The device was written into the register, or what stood there was changed. */
    record Registered(DeviceRegistration registration) implements DeviceEvent {}

    /** The device was taken off the register: it is gone, and so is whatever it told. */
    record Unregistered(Instant at) implements DeviceEvent {}
}
