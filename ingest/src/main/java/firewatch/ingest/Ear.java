package firewatch.ingest;

import firewatch.events.kafka.TopicSetup;
import firewatch.ingest.mqtt.MqttFrontDoor;
import firewatch.ingest.publish.Keepings;
import firewatch.ingest.publish.Lanes;
import firewatch.ingest.publish.LinkReturns;
import firewatch.ingest.publish.Ticker;
import firewatch.ingest.register.Register;
import firewatch.ingest.tcp.Gb26875Server;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The order in which the ear begins and ends: it opens only when it knows who may speak, and closes its doors first. */
@Singleton
public class Ear {
    private static final long READ_WITHIN_SECONDS = 120;

    private final Map<String, Object> kafka;
    private final Lanes lanes;
    private final Ticker ticker;
    private final Register register;
    private final Keepings keepings;
    private final LinkReturns links;
    private final MqttFrontDoor frontDoor;
    private final Gb26875Server frames;

    @Inject
    public Ear(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Lanes lanes,
            Ticker ticker,
            Register register,
            Keepings keepings,
            LinkReturns links,
            MqttFrontDoor frontDoor,
            Gb26875Server frames) {
        this.kafka = kafka;
        this.lanes = lanes;
        this.ticker = ticker;
        this.register = register;
        this.keepings = keepings;
        this.links = links;
        this.frontDoor = frontDoor;
        this.frames = frames;
    }

    void start(@Observes StartupEvent event) {
        TopicSetup.ensure(kafka);
        lanes.start();
        CompletableFuture.allOf(register.start(), keepings.read())
                .orTimeout(READ_WITHIN_SECONDS, TimeUnit.SECONDS)
                .join();
        frontDoor.open();
        frames.open();
        links.expect();
        ticker.start();
    }

    void stop(@Observes ShutdownEvent event) {
        frames.close();
        frontDoor.close();
        ticker.stop();
        lanes.close();
        register.stop();
        keepings.stop();
        links.stop();
    }
}
