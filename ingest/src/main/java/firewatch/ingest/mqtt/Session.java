package firewatch.ingest.mqtt;

import firewatch.events.GatewayId;
import java.util.Map;

/**
 * A session that outlives its connection, as it is kept in Kafka. Key: gateway and client id.
 *
 * @param expirySeconds how long it is kept without a connection
 * @param subscriptions topic → the QoS granted
 */
record Session(GatewayId gateway, String clientId, long expirySeconds, Map<String, Integer> subscriptions) {
    Session {
        subscriptions = Map.copyOf(subscriptions);
    }

    String key() {
        return key(gateway, clientId);
    }

    static String key(GatewayId gateway, String clientId) {
        return gateway + "\n" + clientId;
    }

    Session with(Map<String, Integer> changed) {
        return new Session(gateway, clientId, expirySeconds, changed);
    }
}
