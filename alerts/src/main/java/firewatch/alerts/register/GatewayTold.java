package firewatch.alerts.register;

import firewatch.events.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** The wait of a caller for a gateway to be able to log in: until Kafka was told and the ear has read on. */
@ApplicationScoped
class GatewayTold {
    private final OutboxWorker outbox;
    private final Ear ear;
    private final RegisterConfig config;

    GatewayTold(OutboxWorker outbox, Ear ear, RegisterConfig config) {
        this.outbox = outbox;
        this.ear = ear;
        this.config = config;
    }

    /** Whether the ear knows; false where it did not in time, and will when it can. */
    boolean await() throws InterruptedException {
        long deadline = System.nanoTime() + config.earPatience().toNanos();
        return outbox.awaitTold(Topics.CREDENTIALS, config.earPatience())
                && ear.awaitKnowsAll(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }
}
