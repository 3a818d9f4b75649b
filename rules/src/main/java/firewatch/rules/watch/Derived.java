package firewatch.rules.watch;

import firewatch.events.Condition;
import firewatch.events.DeviceId;
import firewatch.events.DeviceSignal;
import firewatch.events.DeviceSignal.ClockSource;
import firewatch.events.GatewayId;
import firewatch.events.Signal.ConditionChanged;
import firewatch.events.Signal.ConditionChanged.Change;
import firewatch.events.SignalId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The signals that the watch derives; each is named by what it concludes from, so that a replay derives the same. */
final class Derived {
    /** The format of what no device sent. */
    static final String FORMAT = "rules";

    private Derived() {}

    /**
     * A condition began or ended.
     *
     * @param rule with device and {@code from}, the name of the conclusion
     * @param from the time it is concluded from
     * @param at when it began or ended
     * @param now our time
     */
    static DeviceSignal signal(
            DeviceId device,
            @Nullable String point,
            @Nullable GatewayId gateway,
            ConditionChanged word,
            String rule,
            Instant from,
            Instant at,
            Instant now) {
        return new DeviceSignal(
                SignalId.derived(device, rule, from),
                device,
                point,
                gateway == null ? new GatewayId(device.value()) : gateway,
                FORMAT,
                at.isAfter(now) ? now : at,
                now,
                ClockSource.DEVICE,
                null,
                false,
                false,
                word);
    }

    static ConditionChanged began(Condition condition) {
        return new ConditionChanged(condition, Change.BEGAN);
    }

    static ConditionChanged ended(Condition condition) {
        return new ConditionChanged(condition, Change.ENDED);
    }

    /** Whether a derived signal says that something began. */
    static boolean isBeginning(@Nullable DeviceSignal said) {
        return said != null && said.signal() instanceof ConditionChanged word && word.began();
    }
}
