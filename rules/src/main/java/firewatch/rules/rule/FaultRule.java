package firewatch.rules.rule;

import firewatch.events.AlarmClass;

/** A device is out of order (故障): a fault, no power, a low battery, dirt. */
public final class FaultRule extends ConditionRule {
    public FaultRule() {
        super(AlarmClass.FAULT);
    }
}
