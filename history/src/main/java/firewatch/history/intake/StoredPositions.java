package firewatch.history.intake;

import firewatch.history.store.Batch.Lane;
import firewatch.history.store.MeasurementStore;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.health.Readiness;

/** Starts each partition where the database says it is stored to; what Kafka remembers is only for watching the lag. */
@ApplicationScoped
@Identifier("history-measurements-in")
public class StoredPositions implements KafkaConsumerRebalanceListener {
    private final MeasurementStore store;
    private final IntakeState state;

    StoredPositions(MeasurementStore store, @Readiness IntakeState state) {
        this.store = store;
        this.state = state;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            OptionalLong next = nextOffset(partition);
            if (next.isPresent()) {
                consumer.seek(partition, next.getAsLong());
            } else {
                consumer.seekToBeginning(List.of(partition));
            }
        }
    }

    /** What throws here ends the lane until a restart; so a database that is away is waited for. */
    private OptionalLong nextOffset(TopicPartition partition) {
        Lane lane = new Lane(partition.topic(), partition.partition());
        try {
            return state.positions().untilDone(() -> store.nextOffset(lane));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the database said how far " + lane + " is stored", e);
        }
    }
}
