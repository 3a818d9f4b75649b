package firewatch.rules.rule;

import firewatch.events.AlarmClass;
import firewatch.events.Condition;
import firewatch.events.DeviceSignal;
import firewatch.events.Signal.ConditionChanged;
import firewatch.events.Signal.Heartbeat;
import firewatch.events.Signal.LinkChanged;
import firewatch.events.Signal.Measured;
import firewatch.events.Signal.Noted;
import firewatch.events.Signal.StatusReported;
import firewatch.rules.state.DeviceState;
import firewatch.rules.state.Verdict;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes reported conditions of one class at their word: a whole status says of each condition whether it is in force, a
 * change says it of one. What is concluded elsewhere, such as a limit passed, no status can end.
 */
abstract sealed class ConditionRule implements Rule permits FireRule, PreAlarmRule, SupervisoryRule, FaultRule {
    private final AlarmClass alarmClass;
    private final Set<Condition> reportable;

    ConditionRule(AlarmClass alarmClass) {
        this.alarmClass = alarmClass;
        reportable = Arrays.stream(Condition.values())
                .filter(condition -> condition.isReportable() && isOfClass(condition))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Condition.class)));
    }

    @Override
    public final String name() {
        return alarmClass.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public final Optional<Verdict> judge(DeviceState before, DeviceSignal signal) {
        return switch (signal.signal()) {
            case StatusReported status -> Optional.of(whole(signal, status.conditions()));
            case ConditionChanged changed when isOfClass(changed.condition()) -> Optional.of(one(signal, changed));
            case ConditionChanged _, Measured _, Heartbeat _, LinkChanged _, Noted _ -> Optional.empty();
        };
    }

    private Verdict whole(DeviceSignal signal, Set<Condition> inForce) {
        Set<Condition> raised = inForce.stream().filter(this::isOfClass).collect(Collectors.toSet());
        Set<Condition> calmed = EnumSet.copyOf(reportable);
        calmed.removeAll(raised);
        return new Verdict(alarmClass, signal.point(), raised, calmed);
    }

    private Verdict one(DeviceSignal signal, ConditionChanged changed) {
        Set<Condition> it = Collections.singleton(changed.condition());
        return changed.began()
                ? new Verdict(alarmClass, signal.point(), it, Set.of())
                : new Verdict(alarmClass, signal.point(), Set.of(), it);
    }

    private boolean isOfClass(Condition condition) {
        return condition.alarmClass().filter(alarmClass::equals).isPresent();
    }
}
