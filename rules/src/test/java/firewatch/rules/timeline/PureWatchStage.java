package firewatch.rules.timeline;

import firewatch.events.Contact;
import firewatch.events.DeviceId;
import firewatch.events.DeviceRegistration;
import firewatch.events.DeviceSignal;
import firewatch.events.Heard;
import firewatch.events.Signal;
import firewatch.events.Tick;
import firewatch.rules.watch.Conclusions;
import firewatch.rules.watch.Kept;
import firewatch.rules.watch.KeptDevice;
import firewatch.rules.watch.Supervision;
import firewatch.rules.watch.Watch;
import firewatch.rules.watch.WatchSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The watch, and nothing else. */
public final class PureWatchStage implements WatchStage, Conclusions {
    private final List<DeviceSignal> said = new ArrayList<>();
    private final Map<String, Kept> kept = new HashMap<>();
    public final Map<DeviceId, KeptDevice> devices = new HashMap<>();
    public int writes;
    private long offset;
    private Supervision supervision = new Supervision(WatchSettings.USUAL, this);

    @Override
    public void register(DeviceRegistration registration) {
        supervision.register(registration);
    }

    @Override
    public void unregister(DeviceId device) {
        supervision.unregister(device);
    }

    @Override
    public void hear(Heard heard) {
        switch (heard) {
            case Tick tick -> supervision.tick(tick, offset++);
            case Contact contact -> contact(contact.device(), contact.gateway().value());
            case DeviceSignal signal
            when signal.signal() instanceof Signal.LinkChanged changed -> supervision.link(signal.gateway(), changed);
            case DeviceSignal signal -> {
                Watch watch = contact(signal.device(), signal.gateway().value());
                if (watch != null) {
                    supervision.measured(watch, signal);
                }
            }
        }
    }

    private Watch contact(DeviceId device, String gateway) {
        Watch watch = supervision.find(device.value());
        if (watch == null || !watch.isOwn(gateway)) {
            return null;
        }
        supervision.contact(watch);
        return watch;
    }

    @Override
    public void restart() {
        supervision = new Supervision(WatchSettings.USUAL, this);
        supervision.restore(List.copyOf(kept.values()));
        said.addAll(supervision.lastWords());
    }

    /** Begins again with what was kept, and hears so many of the last ticks again. */
    public void restartFrom(int ticksAgain) {
        restart();
        offset -= ticksAgain;
    }

    @Override
    public List<DeviceSignal> said() {
        return List.copyOf(said);
    }

    @Override
    public void say(DeviceSignal signal) {
        said.add(signal);
    }

    @Override
    public void keep(String key, Kept state) {
        writes++;
        if (state == null) {
            kept.remove(key);
        } else {
            kept.put(key, state);
        }
    }

    @Override
    public void changed(KeptDevice device) {
        devices.put(device.registration().device(), device);
    }

    @Override
    public void close() {}
}
