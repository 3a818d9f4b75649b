package firewatch.ingest.http;

import firewatch.events.Topics;
import firewatch.ingest.mqtt.HeldProducer;
import firewatch.ingest.publish.Lanes;
import firewatch.ingest.publish.PublishConfig;
import firewatch.ingest.publish.TestLanes;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Lanes into a Kafka that accepts nothing until the test lets it. */
@Alternative
@Singleton
class HeldLanes {
    static final HeldProducer SIGNALS = new HeldProducer(List.of(Topics.SIGNALS, Topics.SESSIONS));
    static final HeldProducer MEASUREMENTS = new HeldProducer(List.of(Topics.MEASUREMENTS, Topics.DEAD_LETTERS));

    @Produces
    @Singleton
    Lanes lanes(PublishConfig config, MeterRegistry meters) {
        return TestLanes.of(() -> SIGNALS, () -> MEASUREMENTS, config, meters);
    }
}
