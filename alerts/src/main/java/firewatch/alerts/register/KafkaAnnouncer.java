package firewatch.alerts.register;

import firewatch.events.Topics;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jspecify.annotations.Nullable;

/** Tells the services what the register holds. */
@ApplicationScoped
class KafkaAnnouncer implements Announcer {
    private final MutinyEmitter<Record<String, byte[]>> credentials;
    private final MutinyEmitter<Record<String, byte[]>> devices;

    KafkaAnnouncer(
            @Channel("alerts-credentials-out")
                    @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = OutboxRelay.AT_A_TIME)
                    MutinyEmitter<Record<String, byte[]>> credentials,
            @Channel("alerts-devices-out")
                    @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = OutboxRelay.AT_A_TIME)
                    MutinyEmitter<Record<String, byte[]>> devices) {
        this.credentials = credentials;
        this.devices = devices;
    }

    @Override
    @SuppressWarnings("NullAway") // a Kafka record without a value is a tombstone
    public CompletionStage<Void> announce(String topic, String key, byte @Nullable [] value) {
        var emitter =
                switch (topic) {
                    case Topics.CREDENTIALS -> credentials;
                    case Topics.DEVICES -> devices;
                    default -> throw new IllegalStateException("the register does not speak on " + topic);
                };
        return emitter.send(Record.of(key, value)).subscribeAsCompletionStage();
    }
}
