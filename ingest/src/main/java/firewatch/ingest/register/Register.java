package firewatch.ingest.register;

import firewatch.events.DeviceId;
import firewatch.events.DeviceRegistration;
import firewatch.events.EventJson;
import firewatch.events.GatewayCredential;
import firewatch.events.GatewayId;
import firewatch.events.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The ear's copy of the register of gateways and devices, kept up with the two compacted topics. */
@Singleton
public class Register {
    /** What the groups begin with in whose positions a registrar sees how far each ear has read. */
    public static final String GROUP_PREFIX = "firewatch-ingest-register-";

    private static final Logger LOG = Logger.getLogger(Register.class);

    private final Credentials credentials;
    private final KnownDevices devices;
    private final CompactedFollower follower;

    @Inject
    public Register(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Credentials credentials,
            KnownDevices devices,
            @ConfigProperty(name = "ingest.instance", defaultValue = "ear") String ear) {
        this.credentials = credentials;
        this.devices = devices;
        this.follower = new CompactedFollower(
                kafka, GROUP_PREFIX + ear, ear, List.of(Topics.CREDENTIALS, Topics.DEVICES), this::apply);
    }

    /** Begins to read; done when everything that stands in the register now is known. */
    public CompletableFuture<Void> start() {
        follower.start();
        return follower.read();
    }

    /** Whether it was read to its end, and is followed on. */
    public boolean isCurrent() {
        return follower.isAlive()
                && follower.read().isDone()
                && !follower.read().isCompletedExceptionally();
    }

    public void stop() {
        follower.stop();
    }

    private void apply(ConsumerRecord<String, byte[]> record) {
        try {
            if (record.topic().equals(Topics.CREDENTIALS)) {
                applyCredential(record);
            } else {
                applyDevice(record);
            }
        } catch (EventJson.UnreadableEventException | IllegalArgumentException e) {
            LOG.errorf("A record of %s at offset %d is unreadable: %s", record.topic(), record.offset(), e);
        }
    }

    private void applyCredential(ConsumerRecord<String, byte[]> record) {
        byte[] value = record.value();
        if (value == null) {
            credentials.remove(new GatewayId(record.key()));
        } else {
            credentials.put(EventJson.read(value, GatewayCredential.class));
        }
    }

    private void applyDevice(ConsumerRecord<String, byte[]> record) {
        byte[] value = record.value();
        if (value == null) {
            devices.remove(new DeviceId(record.key()));
        } else {
            devices.put(EventJson.read(value, DeviceRegistration.class));
        }
    }
}
