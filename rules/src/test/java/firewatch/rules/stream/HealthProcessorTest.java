package firewatch.rules.stream;

import static firewatch.rules.timeline.Timeline.START;
import static org.assertj.core.api.Assertions.assertThat;

import firewatch.events.DeviceId;
import firewatch.events.HealthEvent;
import firewatch.events.kafka.EventSerde;
import firewatch.rules.state.HealthWord;
import firewatch.rules.state.Presence;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Building health is told on though our own clock is put back. */
class HealthProcessorTest {
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final MockProcessorContext<String, HealthEvent> context = new MockProcessorContext<>();
    private final HealthProcessor processor = new HealthProcessor(EVERY);

    @BeforeEach
    void begin() {
        KeyValueStore<String, HealthWord> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(HealthProcessor.STORE),
                        Serdes.String(),
                        new EventSerde<>(HealthWord.class))
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        processor.init(context);
    }

    @Test
    void isToldOnAfterTheClockWasPutBack() {
        Instant ahead = START.plus(Duration.ofHours(8));
        stands("d-1", ahead);
        context.scheduledPunctuators().getFirst().getPunctuator().punctuate(ahead.toEpochMilli());
        assertThat(told()).isEqualTo(1);

        stands("d-2", START);
        assertThat(told()).as("not more often than it may").isEqualTo(1);
        stands("d-3", START.plus(EVERY));
        assertThat(told()).isEqualTo(2);
        assertThat(context.forwarded().getLast().record().value().devices()).isEqualTo(3);
    }

    private void stands(String device, Instant now) {
        context.setCurrentSystemTimeMs(now.toEpochMilli());
        processor.process(new Record<>(
                "b-1",
                new HealthWord.Stands(new DeviceId(device), Presence.ONLINE, Set.of(), null),
                now.toEpochMilli()));
    }

    private int told() {
        return context.forwarded().size();
    }
}
