package firewatch.ingest.mqtt;

import firewatch.events.GatewayId;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodes.SubAck;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one session listens to: the own {@code …/down} topics, and nothing else. */
final class Subscriptions {
    private static final int MOST = 64;
    private static final int FAILURE = 0x80;

    private final GatewayId gateway;
    private final boolean isVersion5;
    private final Map<String, Integer> granted;

    Subscriptions(GatewayId gateway, boolean isVersion5, Map<String, Integer> granted) {
        this.gateway = gateway;
        this.isVersion5 = isVersion5;
        this.granted = new HashMap<>(granted);
    }

    Map<String, Integer> granted() {
        return granted;
    }

    /** Answers each of them with the QoS granted, or with why not. */
    List<Integer> subscribe(List<MqttTopicSubscription> asked) {
        List<Integer> codes = new ArrayList<>(asked.size());
        for (MqttTopicSubscription each : asked) {
            codes.add(subscribe(each));
        }
        return codes;
    }

    private int subscribe(MqttTopicSubscription asked) {
        String filter = asked.topicFilter();
        boolean isOwn = OwnTopic.of(gateway, filter)
                .filter(own -> own.leaf() == OwnTopic.Leaf.DOWN)
                .isPresent();
        if (isOwn && (granted.containsKey(filter) || granted.size() < MOST)) {
            int qos = Math.min(asked.option().qos().value(), MqttQoS.AT_LEAST_ONCE.value());
            granted.put(filter, qos);
            return qos;
        }
        return isVersion5 ? Byte.toUnsignedInt(refusal(filter, isOwn).byteValue()) : FAILURE;
    }

    private static SubAck refusal(String filter, boolean isOwn) {
        if (isOwn) {
            return SubAck.QUOTA_EXCEEDED;
        }
        if (filter.startsWith("$share/")) {
            return SubAck.SHARED_SUBSCRIPTIONS_NOT_SUPPORTED;
        }
        return filter.indexOf('+') >= 0 || filter.indexOf('#') >= 0
                ? SubAck.WILDCARD_SUBSCRIPTIONS_NOT_SUPPORTED
                : SubAck.NOT_AUTHORIZED;
    }

    void unsubscribe(List<String> filters) {
        filters.forEach(granted::remove);
    }
}
