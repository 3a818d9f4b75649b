package firewatch.rules.rule;

import firewatch.events.AlarmClass;

/** A pre-alarm (预警) is told by a device: not a fire yet. */
public final class PreAlarmRule extends ConditionRule {
    public PreAlarmRule() {
        super(AlarmClass.PRE_ALARM);
    }
}
