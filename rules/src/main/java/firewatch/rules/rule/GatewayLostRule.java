package firewatch.rules.rule;

import firewatch.events.AlarmClass;
import firewatch.events.Condition;
import firewatch.events.DeviceSignal;
import firewatch.events.Signal.LinkChanged;
import firewatch.rules.state.DeviceState;
import firewatch.rules.state.Verdict;
import java.util.Optional;
import java.util.Set;

/**
 * A gateway is lost (网关失联) when none of its sessions is up and the last one broke; a goodbye is no loss. Any session
 * that comes up ends it.
 */
public final class GatewayLostRule implements Rule {
    private static final Set<Condition> LOST = Set.of(Condition.GATEWAY_LOST);

    @Override
    public String name() {
        return "gateway-lost";
    }

    @Override
    public Optional<Verdict> judge(DeviceState before, DeviceSignal signal) {
        if (!(signal.signal() instanceof LinkChanged changed)) {
            return Optional.empty();
        }
        boolean up = before.links().after(changed).isUp();
        return switch (changed.link()) {
            case UP -> Optional.of(new Verdict(AlarmClass.FAULT, null, Set.of(), LOST));
            case BROKEN -> up ? Optional.empty() : Optional.of(new Verdict(AlarmClass.FAULT, null, LOST, Set.of()));
            case CLOSED -> Optional.empty();
        };
    }
}
