package firewatch.rules.timeline;

import firewatch.events.AlarmEvent;
import firewatch.events.DeviceId;
import firewatch.events.DeviceRegistration;
import firewatch.events.DeviceSignal;
import java.util.List;

/** Where a timeline is played: the pure rules, or the topology around them. */
public interface Stage extends AutoCloseable {
    void hear(DeviceSignal signal);

    void register(DeviceRegistration registration);

    void unregister(DeviceId device);

    /** Everything said of episodes up to now, oldest first. */
    List<AlarmEvent> said();

    @Override
    void close();
}
