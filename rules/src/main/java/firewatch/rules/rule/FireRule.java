package firewatch.rules.rule;

import firewatch.events.AlarmClass;

/** A fire (火警) is told by a device. */
public final class FireRule extends ConditionRule {
    public FireRule() {
        super(AlarmClass.FIRE);
    }
}
