package firewatch.history.intake;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.fault.KafkaFailureHandler;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/**
 * Stops the lane where a batch is given back, as the connector's own {@code fail} does, but tells of it once: that one tells
 * of each of the batch's thousands of records, and every batch that waits at the end of the process is given back.
 */
final class BatchFailStop implements KafkaFailureHandler {
    private final BiConsumer<Throwable, Boolean> report;
    private final AtomicBoolean isTold = new AtomicBoolean();

    BatchFailStop(BiConsumer<Throwable, Boolean> report) {
        this.report = report;
    }

    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> consumed, Throwable reason, Metadata metadata) {
        if (isTold.compareAndSet(false, true)) {
            report.accept(reason, true);
        }
        return Uni.createFrom().failure(reason);
    }

    /** Makes one for a channel that asks for it by this name. */
    @ApplicationScoped
    @Identifier("batch-fail-stop")
    static class Factory implements KafkaFailureHandler.Factory {
        @Override
        public KafkaFailureHandler create(
                KafkaConnectorIncomingConfiguration channel,
                Vertx vertx,
                KafkaConsumer<?, ?> consumer,
                BiConsumer<Throwable, Boolean> report) {
            return new BatchFailStop(report);
        }
    }
}
