package firewatch.rules.rule;

import firewatch.events.AlarmClass;

/** Protection is impaired (监管): disabled, tampered with, beyond a limit, or not understood. */
public final class SupervisoryRule extends ConditionRule {
    public SupervisoryRule() {
        super(AlarmClass.SUPERVISORY);
    }
}
