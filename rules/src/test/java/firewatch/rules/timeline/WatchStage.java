package firewatch.rules.timeline;

import firewatch.events.DeviceId;
import firewatch.events.DeviceRegistration;
import firewatch.events.DeviceSignal;
import firewatch.events.Heard;
import java.util.List;

/** Where a night of watching is played: the pure watch, or the topology around it. */
public interface WatchStage extends AutoCloseable {
    void register(DeviceRegistration registration);

    void unregister(DeviceId device);

    void hear(Heard heard);

    /** All that was concluded up to now, oldest first, as it was said: a signal said twice is there twice. */
    List<DeviceSignal> said();

    /** Ends it without a word, and begins again with what was kept. */
    void restart();

    @Override
    void close();
}
