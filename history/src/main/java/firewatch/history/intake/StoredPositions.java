package firewatch.history.intake;

import firewatch.history.store.Batch.Lane;
import firewatch.history.store.MeasurementStore;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Starts each partition where the database says it is stored to; what Kafka remembers is only for watching the lag. */
@ApplicationScoped
@Identifier("history-measurements-in")
public class StoredPositions implements KafkaConsumerRebalanceListener {
    private final MeasurementStore store;

    StoredPositions(MeasurementStore store) {
        this.store = store;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            OptionalLong next = nextOffset(partition);
            if (next.isPresent()) {
                consumer.seek(partition, next.getAsLong());
            } else {
                consumer.seekToBeginning(java.util.List.of(partition));
            }
        }
    }

    private OptionalLong nextOffset(TopicPartition partition) {
        try {
            return store.nextOffset(new Lane(partition.topic(), partition.partition()));
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not say how far " + partition + " is stored", e);
        }
    }
}
