package firewatch.rules.rule;

import firewatch.events.DeviceSignal;
import firewatch.rules.state.ClockBounds;
import firewatch.rules.state.DeviceEvent;
import firewatch.rules.state.DeviceState;
import firewatch.rules.state.SignalTime;
import firewatch.rules.state.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** All rules, gravest first. A rule that throws is named in the judgement, and the others are heard all the same. */
public final class RuleBook {
    private final List<Rule> rules;
    private final ClockBounds clock;

    public RuleBook(List<Rule> rules, ClockBounds clock) {
        this.rules = List.copyOf(rules);
        this.clock = clock;
    }

    public static RuleBook standard(ClockBounds clock) {
        return new RuleBook(
                List.of(
                        new FireRule(),
                        new PreAlarmRule(),
                        new SupervisoryRule(),
                        new FaultRule(),
                        new GatewayLostRule()),
                clock);
    }

    public List<Rule> rules() {
        return rules;
    }

    /**
     * The signal with all that the rules take it to mean.
     *
     * @param onFailure is told of a rule that threw, beside the judgement, which only names it
     */
    public DeviceEvent.Judged judge(
            DeviceState before, DeviceSignal signal, BiConsumer<Rule, RuntimeException> onFailure) {
        List<Verdict> verdicts = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (Rule rule : rules) {
            try {
                rule.judge(before, signal).ifPresent(verdicts::add);
            } catch (RuntimeException e) {
                failed.add(rule.name());
                onFailure.accept(rule, e);
            }
        }
        return new DeviceEvent.Judged(signal, SignalTime.of(signal, clock), verdicts, failed);
    }
}
