package firewatch.alerts.console.live;

import firewatch.alerts.time.Rhythm;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
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
    private final LiveConfig config;
    private final Clock clock;
    private @Nullable Rhythm heartbeat;

    Listeners(LiveConfig config, Clock clock, MeterRegistry meters) {
        this.config = config;
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

    @PostConstruct
    void begin() {
        heartbeat = Rhythm.of("alerts-heartbeat", config.heartbeat(), this::heartbeat);
    }

    @PreDestroy
    void end() {
        if (heartbeat != null) {
            heartbeat.close();
        }
    }

    private void heartbeat() {
        String now = clock.instant().toString();
        byConnection.values().forEach(listener -> listener.heartbeat(now));
    }
}
