package firewatch.rules.timeline;

import firewatch.events.AlarmEpisode;
import firewatch.events.AlarmEvent;
import firewatch.events.DeviceId;
import firewatch.events.DeviceRegistration;
import firewatch.events.DeviceSignal;
import firewatch.rules.rule.RuleBook;
import firewatch.rules.state.ClockBounds;
import firewatch.rules.state.DeviceEvent;
import firewatch.rules.state.DeviceState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules and the states of devices, and nothing else. */
public final class PureStage implements Stage {
    private final RuleBook rules;
    private final Map<DeviceId, DeviceState> states = new HashMap<>();
    private final List<AlarmEvent> said = new ArrayList<>();

    public PureStage() {
        this(RuleBook.standard(ClockBounds.USUAL));
    }

    public PureStage(RuleBook rules) {
        this.rules = rules;
    }

    @Override
    public void hear(DeviceSignal signal) {
        change(signal.device(), rules.judge(state(signal.device()), signal, (_, _) -> {}));
    }

    @Override
    public void register(DeviceRegistration registration) {
        change(registration.device(), new DeviceEvent.Registered(registration));
    }

    @Override
    public void unregister(DeviceId device) {
        change(device, new DeviceEvent.Unregistered(Timeline.START));
    }

    @Override
    public List<AlarmEvent> said() {
        return said;
    }

    public DeviceState state(DeviceId device) {
        return states.getOrDefault(device, DeviceState.unheard(device));
    }

    private void change(DeviceId device, DeviceEvent event) {
        DeviceState before = state(device);
        DeviceState after = before.after(event);
        states.put(device, after);
        List<AlarmEpisode> changed = after.changedSince(before);
        said.addAll(changed);
    }

    @Override
    public void close() {}
}
