package firewatch.alerts.console.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All who listen to the feed now, by connection. */
@Singleton
class Listeners {
    private final Map<String, Listener> byConnection = new ConcurrentHashMap<>();
    private final Clock clock;

    Listeners(Clock clock, MeterRegistry meters) {
        this.clock = clock;
        meters.gaugeMapSize("fire.live.listeners", List.of(), byConnection);
    }

    void join(String connection, Listener listener) {
        byConnection.put(connection, listener);
    }

    @Nullable
    Listener leave(String connection) {
        return byConnection.remove(connection);
    }

    Collection<Listener> all() {
        return byConnection.values();
    }

    void hear(List<Entry> entries) {
        byConnection.values().forEach(listener -> listener.hear(entries));
    }

    @Scheduled(every = "{alerts.live.heartbeat}")
    void heartbeat() {
        String now = clock.instant().toString();
        byConnection.values().forEach(listener -> listener.heartbeat(now));
    }
}
