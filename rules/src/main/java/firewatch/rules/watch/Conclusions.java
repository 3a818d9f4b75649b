package firewatch.rules.watch;

import firewatch.events.DeviceSignal;
import org.jspecify.annotations.Nullable;

/** Where the watch puts what it concludes. */
public interface Conclusions {
    /** A signal for the signal lane; the same one may come again after a restart, with the same id. */
    void say(DeviceSignal signal);

    /** What a restart must find under this key; null for nothing any more. */
    void keep(String key, @Nullable Kept state);

    /** A device is otherwise than it was, as the health of its building goes. */
    void changed(KeptDevice device);
}
