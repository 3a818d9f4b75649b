package firewatch.ingest.limit;

import firewatch.events.GatewayId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What each gateway may take, and how far it has: connections, logins, faults, and messages by all its ways in together. */
@Singleton
public class GatewayLimits {
    private static final int LOGIN_BURST_SECONDS = 5;
    private static final int MESSAGE_BURST_SECONDS = 2;
    private static final int FAULT_BURST = 10;
    private static final Duration FAULT_KEPT_EVERY = Duration.ofSeconds(10);
    private static final Duration FAULT_LOGGED_EVERY = Duration.ofMinutes(1);

    private final GatewayConfig config;
    private final Map<GatewayId, Limits> limits = new ConcurrentHashMap<>();

    @Inject
    public GatewayLimits(GatewayConfig config) {
        this.config = config;
    }

    /** Those of one gateway. There are as many as gateways ever logged in, so they are kept. */
    public Limits of(GatewayId gateway) {
        return limits.computeIfAbsent(gateway, _ -> new Limits(config));
    }

    /** The limits of one gateway and how far they are used. */
    public static final class Limits {
        private final TokenBucket logins;
        private final TokenBucket messages;
        private final TokenBucket keptFaults = new TokenBucket(FAULT_KEPT_EVERY, FAULT_BURST, System::nanoTime);
        private final TokenBucket loggedFaults = new TokenBucket(FAULT_LOGGED_EVERY, 1, System::nanoTime);
        private final AtomicInteger connections = new AtomicInteger();
        private final int mostConnections;

        private Limits(GatewayConfig config) {
            logins = new TokenBucket(
                    config.connectsPerSecond(),
                    (long) config.connectsPerSecond() * LOGIN_BURST_SECONDS,
                    System::nanoTime);
            messages = new TokenBucket(
                    config.messagesPerSecond(),
                    (long) config.messagesPerSecond() * MESSAGE_BURST_SECONDS,
                    System::nanoTime);
            mostConnections = config.maxConnections();
        }

        public boolean mayLogIn() {
            return logins.take() == 0;
        }

        /** 0 where a message may be taken now, else after how many nanoseconds. */
        public long untilNextMessage() {
            return messages.take();
        }

        /** Whether what it is sent away for may be kept now: a client may do it again and again. */
        public boolean mayKeepFault() {
            return keptFaults.take() == 0;
        }

        public boolean mayLogFault() {
            return loggedFaults.take() == 0;
        }

        public boolean enter() {
            if (connections.incrementAndGet() > mostConnections) {
                connections.decrementAndGet();
                return false;
            }
            return true;
        }

        public void leave() {
            connections.decrementAndGet();
        }
    }
}
