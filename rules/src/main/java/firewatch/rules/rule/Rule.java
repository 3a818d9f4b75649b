package firewatch.rules.rule;

import firewatch.events.DeviceSignal;
import firewatch.rules.state.DeviceState;
import firewatch.rules.state.Verdict;
import java.util.Optional;

/** What one kind of signal means (判警规则). Pure: the same state and signal always give the same verdict. */
public interface Rule {

    /** A short word, fit for a metric's label. */
    String name();

    /** What the signal means, by this rule, for a device in that state; empty where the rule has nothing to say. */
    Optional<Verdict> judge(DeviceState before, DeviceSignal signal);
}
