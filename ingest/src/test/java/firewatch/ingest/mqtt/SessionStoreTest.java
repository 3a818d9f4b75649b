package firewatch.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import firewatch.events.GatewayId;
import firewatch.ingest.HandMovedClock;
import firewatch.ingest.publish.Lanes;
import firewatch.ingest.publish.OwnRecords;
import firewatch.ingest.publish.PublishConfig;
import firewatch.ingest.publish.TestLanes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A session that has a connection is kept, whatever the connection before did while this one came in. */
class SessionStoreTest {
    private final Session session = new Session(new GatewayId("gw"), "gw", 60, Map.of());
    private final MockProducer<byte[], byte[]> kafka =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final HandMovedClock clock = new HandMovedClock();
    private final Lanes lanes = lanes();
    private final SessionStore sessions = new SessionStore(new OwnRecords(lanes), clock);

    private Lanes lanes() {
        PublishConfig config = new SmallRyeConfigBuilder()
                .withMapping(PublishConfig.class)
                .build()
                .getConfigMapping(PublishConfig.class);
        Lanes started = TestLanes.of(() -> kafka, () -> kafka, config, new SimpleMeterRegistry());
        started.start();
        return started;
    }

    @AfterEach
    void close() {
        lanes.close();
    }

    @Test
    void doesNotExpireUnderALiveConnection() {
        sessions.keep(session, () -> {});
        sessions.disconnected(session.gateway(), "gw");
        sessions.connected(session);
        clock.goOn(Duration.ofSeconds(61));
        sessions.forgetWhatIsOver();

        assertThat(sessions.find(session.gateway(), "gw")).contains(session);
    }

    @Test
    void isWrittenAgainWhereItWasForgotten() {
        sessions.keep(session, () -> {});
        sessions.forget(session.gateway(), "gw", () -> {});
        sessions.connected(session);

        assertThat(sessions.find(session.gateway(), "gw")).contains(session);
        await().until(() -> kafka.history().size() == 3);
        assertThat(kafka.history().getLast().value()).isNotNull();
    }
}
