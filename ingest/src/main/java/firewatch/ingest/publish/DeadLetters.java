package firewatch.ingest.publish;

import firewatch.events.DeadLetter;
import firewatch.events.GatewayId;
import firewatch.events.SignalId;
import firewatch.events.Topics;
import firewatch.ingest.decode.Decoders;
import firewatch.ingest.decode.Rejected;
import firewatch.ingest.decode.Uplink;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.ThreadLocalRandom;

/** The keeper of what was not understood (死信): with its bytes, its reason and its source, counted, and told to the site. */
@Singleton
public class DeadLetters {
    /** In base64 and its envelope, far below what Kafka takes as one record. */
    static final int MOST_BYTES = 256 * 1024;

    private static final String OTHER_FORMAT = "other";

    private final Lane lane;
    private final Decoders decoders;
    private final MeterRegistry meters;
    private final UndecodableWatch watch;

    @Inject
    public DeadLetters(Lanes lanes, Decoders decoders, MeterRegistry meters, UndecodableWatch watch) {
        this.lane = lanes.measurements();
        this.decoders = decoders;
        this.meters = meters;
        this.watch = watch;
    }

    void publish(Uplink uplink, Rejected part, Delivery delivery) {
        Rejected rejected = part.withAtMost(MOST_BYTES);
        GatewayId gateway = uplink.gateway();
        DeadLetter letter = new DeadLetter(
                SignalId.mint(uplink.receivedAt(), ThreadLocalRandom.current()),
                gateway,
                uplink.format(),
                uplink.source(),
                rejected.reason().label(),
                rejected.detail(),
                uplink.receivedAt(),
                rejected.bytes());
        lane.offer(Outgoing.keyed(Topics.DEAD_LETTERS, gateway.value(), letter, delivery)
                .whenLeftOut(delivery::leaveOut));
        count(uplink.format(), rejected);
        if (uplink.isRegistered()) {
            watch.deadLetter(gateway, uplink.format());
        }
    }

    private void count(String format, Rejected rejected) {
        String known = decoders.formats().contains(format) ? format : OTHER_FORMAT;
        meters.counter(
                        "fire.signal.rejected",
                        "format",
                        known,
                        "reason",
                        rejected.reason().label())
                .increment();
    }
}
