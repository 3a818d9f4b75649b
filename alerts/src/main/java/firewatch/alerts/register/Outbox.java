package firewatch.alerts.register;

import firewatch.events.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Where a change of the register waits to be told to Kafka, written in the transaction that makes the change. */
@ApplicationScoped
class Outbox {
    private final Jdbi jdbi;
    private final Clock clock;
    private final Event<Written> written;

    Outbox(Jdbi jdbi, Clock clock, Event<Written> written) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.written = written;
    }

    /** Fired inside the transaction that wrote. */
    record Written() {}

    /**
     * What is to be told under one key.
     *
     * @param event null takes the key off the register
     */
    record Telling(String topic, String key, @Nullable Object event) {}

    /**
     * Writes one down.
     *
     * @return the number under which {@link OutboxRelay} publishes it
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public long write(Telling telling) {
        return write(List.of(telling)).getLast();
    }

    /** Writes them down in their order. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Long> write(List<Telling> tellings) {
        List<Long> ids = jdbi.withHandle(handle -> {
            var batch = handle.prepareBatch(
                    "insert into register_outbox (topic, key, value, written_at) values (:topic, :key, :value, :at)");
            for (Telling telling : tellings) {
                Object event = telling.event();
                batch.bind("topic", telling.topic())
                        .bind("key", telling.key())
                        .bind("value", event == null ? null : EventJson.write(event))
                        .bind("at", clock.instant())
                        .add();
            }
            return batch.executePreparedBatch("id").mapTo(Long.class).list();
        });
        written.fire(new Written());
        return ids;
    }
}
