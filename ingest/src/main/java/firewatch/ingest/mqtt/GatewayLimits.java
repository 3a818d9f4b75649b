package firewatch.ingest.mqtt;

import firewatch.events.GatewayId;
import firewatch.ingest.limit.TokenBucket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What one gateway may take of the door: connections, logins and messages. */
final class GatewayLimits {
    private static final int LOGIN_BURST_SECONDS = 5;
    private static final int MESSAGE_BURST_SECONDS = 2;

    private final MqttConfig config;
    private final Map<GatewayId, Limits> limits = new ConcurrentHashMap<>();

    GatewayLimits(MqttConfig config) {
        this.config = config;
    }

    /** Those of one gateway. There are as many as gateways ever logged in, so they are kept. */
    Limits of(GatewayId gateway) {
        return limits.computeIfAbsent(gateway, _ -> new Limits(config));
    }

    /** The limits of one gateway and how far they are used. */
    static final class Limits {
        private final TokenBucket logins;
        private final TokenBucket messages;
        private final AtomicInteger connections = new AtomicInteger();
        private final int mostConnections;

        Limits(MqttConfig config) {
            logins = new TokenBucket(
                    config.connectsPerSecond(),
                    (long) config.connectsPerSecond() * LOGIN_BURST_SECONDS,
                    System::nanoTime);
            messages = new TokenBucket(
                    config.messagesPerSecond(),
                    (long) config.messagesPerSecond() * MESSAGE_BURST_SECONDS,
                    System::nanoTime);
            mostConnections = config.maxConnectionsPerGateway();
        }

        boolean mayLogIn() {
            return logins.take() == 0;
        }

        /** 0 where a message may be read now, else after how many nanoseconds. */
        long untilNextMessage() {
            return messages.take();
        }

        boolean enter() {
            if (connections.incrementAndGet() > mostConnections) {
                connections.decrementAndGet();
                return false;
            }
            return true;
        }

        void leave() {
            connections.decrementAndGet();
        }
    }
}
