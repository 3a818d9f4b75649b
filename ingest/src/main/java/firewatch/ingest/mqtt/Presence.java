package firewatch.ingest.mqtt;

import firewatch.events.GatewayId;
import firewatch.events.Signal.LinkChanged.Link;
import firewatch.ingest.publish.SignalPublisher;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which sessions have a connection now: one each. What it learns it tells as link changes, in the order it happened. */
final class Presence {
    static final String FORMAT = "mqtt";

    private final Map<String, MqttConnection> connections = new ConcurrentHashMap<>();
    private final SignalPublisher publisher;
    private final Clock clock;
    private volatile boolean silent;

    Presence(SignalPublisher publisher, Clock clock) {
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Puts the connection in the session's place; the one that was there before, if any, has to go. */
    @Nullable
    MqttConnection enter(GatewayId gateway, String clientId, MqttConnection connection) {
        MqttConnection[] displaced = new MqttConnection[1];
        connections.compute(Session.key(gateway, clientId), (_, before) -> {
            displaced[0] = before;
            tell(gateway, clientId, Link.UP);
            return connection;
        });
        return displaced[0];
    }

    /**
     * Takes the connection away; one that was displaced leaves unheard.
     *
     * @param left run where it stood for its session until now, before any other can enter
     */
    void leave(GatewayId gateway, String clientId, MqttConnection connection, Link how, Runnable left) {
        connections.computeIfPresent(Session.key(gateway, clientId), (_, current) -> {
            if (!current.equals(connection)) {
                return current;
            }
            tell(gateway, clientId, how);
            left.run();
            return null;
        });
    }

    /** Runs this where the session has no connection, before any can enter. */
    void whereAbsent(GatewayId gateway, String clientId, Runnable deed) {
        connections.compute(Session.key(gateway, clientId), (_, current) -> {
            if (current == null) {
                deed.run();
            }
            return current;
        });
    }

    private void tell(GatewayId gateway, String clientId, Link link) {
        if (!silent) {
            publisher.link(gateway, FORMAT, clientId, link, clock.instant());
        }
    }

    /** Says no more: connections that our own end closes are no news of any gateway. */
    void fallSilent() {
        silent = true;
    }

    List<MqttConnection> allOf(GatewayId gateway) {
        String prefix = gateway + "\n";
        return connections.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .map(Map.Entry::getValue)
                .toList();
    }

    List<MqttConnection> all() {
        return List.copyOf(connections.values());
    }
}
