package firewatch.ingest.publish;

import firewatch.events.Contact;
import firewatch.events.DeviceId;
import firewatch.events.DeviceSignal;
import firewatch.events.DeviceSignal.ClockSource;
import firewatch.events.GatewayId;
import firewatch.events.Signal;
import firewatch.events.Signal.LinkChanged;
import firewatch.events.SignalId;
import firewatch.events.Topics;
import firewatch.events.kafka.RightOfWay;
import firewatch.ingest.decode.DecodeResult;
import firewatch.ingest.decode.Rejected;
import firewatch.ingest.decode.Understood;
import firewatch.ingest.decode.Uplink;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The way of everything that was heard into Kafka: each signal on its lane, each dead letter kept. */
@Singleton
public class SignalPublisher {
    private static final int ENVELOPE_BYTES = 256;
    private static final int MOST_CONTACTS_WAITING = 100_000;

    private final Lane signals;
    private final Lane measurements;
    private final Room mixed;
    private final DeadLetters deadLetters;
    private final LastStatus lastStatus;
    private final GatewaysHeard gatewaysHeard = new GatewaysHeard();
    private final List<LinkListener> linkListeners = new CopyOnWriteArrayList<>();
    private final ResentHint resentSignals = new ResentHint(1 << 16);
    private final ResentHint resentMeasurements = new ResentHint(1 << 20);
    private final Counter acceptedSignals;
    private final Counter acceptedMeasurements;
    private final Counter repeated;
    private final Counter contactsLeftOut;

    @Inject
    public SignalPublisher(Lanes lanes, DeadLetters deadLetters, PublishConfig config, MeterRegistry meters) {
        this.signals = lanes.signals();
        this.measurements = lanes.measurements();
        this.mixed = lanes.mixed();
        this.deadLetters = deadLetters;
        this.lastStatus = new LastStatus(config.lastStatuses());
        this.acceptedSignals = meters.counter("fire.signal.accepted", "lane", signals.name());
        this.acceptedMeasurements = meters.counter("fire.signal.accepted", "lane", measurements.name());
        this.repeated = meters.counter("fire.ingest.repeated");
        this.contactsLeftOut = meters.counter("fire.ingest.contacts.left.out");
    }

    /**
     * Publishes all of a message, and calls back on any thread once Kafka has accepted every record of it; until then
     * nobody may acknowledge it.
     *
     * @return whether all of it went on the signal lane
     */
    public boolean publish(Uplink uplink, DecodeResult result, Runnable accepted) {
        return publish(uplink, result, accepted, () -> {});
    }

    /** The same, and calls back once instead where a record of it can never be written: a mistake of ours. */
    public boolean publish(Uplink uplink, DecodeResult result, Runnable accepted, Runnable leftOut) {
        List<Word> words = words(uplink, result.understood());
        boolean isUrgent = result.rejected().isEmpty() && !words.isEmpty() && allUrgent(words);
        int records = words.size() + result.rejected().size();
        if (records == 0) {
            heard(uplink.gateway());
            accepted.run();
            return isUrgent;
        }
        long bytes = uplink.payload().length + (long) records * ENVELOPE_BYTES;
        Delivery delivery = new Delivery(records, roomOf(words, isUrgent), bytes, accepted, leftOut);
        DeviceId told = null;
        for (Word word : words) {
            if (word.isUrgent()) {
                DeviceId device = word.signal.device();
                offerSignal(word, !device.equals(told), delivery);
                told = device;
            } else {
                offerMeasurement(word.signal, delivery);
            }
        }
        for (Rejected rejected : result.rejected()) {
            deadLetters.publish(uplink, rejected, delivery);
        }
        heard(uplink.gateway()); // behind its words, so that no tick tells of it before them
        return isUrgent;
    }

    private Room roomOf(List<Word> words, boolean isUrgent) {
        if (isUrgent) {
            return signals.room();
        }
        for (Word word : words) {
            if (word.isUrgent()) {
                return mixed;
            }
        }
        return measurements.room();
    }

    /** Takes note that the gateway is there, whatever it said. */
    public void heard(GatewayId gateway) {
        gatewaysHeard.add(gateway);
    }

    /** The gateways that were heard since this was asked last. */
    List<GatewayId> takeGatewaysHeard() {
        return gatewaysHeard.take();
    }

    /** What is told of each change of a link before it is published. */
    @FunctionalInterface
    interface LinkListener {
        void changed(GatewayId gateway, String format, String session, LinkChanged.Link link);
    }

    void onLink(LinkListener listener) {
        linkListeners.add(listener);
    }

    /**
     * The room that the message would take; where it is crowded, who sent it should wait. What is said anew never waits for
     * the room of measurements, whatever comes with it.
     */
    public Room roomFor(Uplink uplink, DecodeResult result) {
        boolean isUrgent = result.rejected().isEmpty() && !areOnlyNotes(result.understood());
        for (Understood each : result.understood()) {
            isUrgent &= each.signal().isUrgent() || each.signal() instanceof Signal.Noted;
        }
        if (isUrgent) {
            return signals.room();
        }
        boolean isAnyCrowded = measurements.room().isCrowded() || mixed.isCrowded();
        return isAnyCrowded && saysAnythingAnew(uplink, result) ? mixed : measurements.room();
    }

    /** The room that the change of a link waits for. */
    public Room roomForLinks() {
        return signals.room();
    }

    private boolean saysAnythingAnew(Uplink uplink, DecodeResult result) {
        for (Understood each : result.understood()) {
            if (each.signal().isUrgent() && !lastStatus.isRepeated(envelope(uplink, each, each.signal(), false))) {
                return true;
            }
        }
        return false;
    }

    private static boolean areOnlyNotes(List<Understood> understood) {
        for (Understood each : understood) {
            if (!(each.signal() instanceof Signal.Noted)) {
                return false;
            }
        }
        return !understood.isEmpty();
    }

    /** Publishes that the link of a gateway's session changed: to whoever judges, and to each who supervises. */
    public void link(GatewayId gateway, String format, String session, LinkChanged.Link link, Instant at) {
        link(gateway, format, session, link, at, () -> {});
    }

    /** The same, and calls back on any thread when Kafka has it for those who judge. */
    public void link(
            GatewayId gateway, String format, String session, LinkChanged.Link link, Instant at, Runnable accepted) {
        if (link == LinkChanged.Link.UP) {
            lastStatus.returned(gateway);
        }
        linkListeners.forEach(listener -> listener.changed(gateway, format, session, link));
        tell(gateway, format, session, link, at, accepted);
    }

    void tell(GatewayId gateway, String format, String session, LinkChanged.Link link, Instant at, Runnable accepted) {
        DeviceSignal signal = ofGateway(gateway, format, at, new LinkChanged(session, link));
        signals.offer(Outgoing.keyed(Topics.SIGNALS, gateway.value(), signal, () -> {
            acceptedSignals.increment();
            accepted.run();
        }));
        measurements.offer(Outgoing.toEveryPartition(
                Topics.MEASUREMENTS, gateway.value(), signal, acceptedMeasurements::increment));
    }

    /** What the ear itself says of a gateway, in its envelope. */
    static DeviceSignal ofGateway(GatewayId gateway, String format, Instant at, Signal signal) {
        return new DeviceSignal(
                SignalId.mint(at, ThreadLocalRandom.current()),
                new DeviceId(gateway.value()),
                null,
                gateway,
                format,
                at,
                at,
                ClockSource.RECEIVED,
                null,
                false,
                false,
                signal);
    }

    private List<Word> words(Uplink uplink, List<Understood> understood) {
        List<Word> words = new ArrayList<>(understood.size());
        for (Understood each : understood) {
            words.add(word(uplink, each));
        }
        boolean hasConditions = words.stream().anyMatch(Word::isUrgent);
        if (hasConditions) {
            words.replaceAll(word -> word.signal.signal() instanceof Signal.Noted ? word.alongWithConditions() : word);
        }
        return words;
    }

    private Word word(Uplink uplink, Understood said) {
        DeviceSignal signal = envelope(uplink, said, said.signal(), false);
        LastStatus.Said remembered = signal.signal().isUrgent() ? lastStatus.say(signal) : null;
        boolean isRepeated = signal.signal().isUrgent() && remembered == null;
        if (isRepeated) {
            repeated.increment();
        }
        boolean isResent =
                uplink.isResent() | (remembered == null ? resentMeasurements : resentSignals).wasSaid(signal);
        if (isRepeated || isResent) {
            signal = envelope(uplink, said, isRepeated ? new Signal.Heartbeat() : said.signal(), isResent);
        }
        return new Word(signal, remembered, remembered != null);
    }

    private static DeviceSignal envelope(Uplink uplink, Understood said, Signal signal, boolean isResent) {
        return new DeviceSignal(
                SignalId.mint(uplink.receivedAt(), ThreadLocalRandom.current()),
                said.device(),
                said.point(),
                uplink.gateway(),
                uplink.format(),
                said.occurredAt(),
                uplink.receivedAt(),
                said.clock(),
                said.seq(),
                said.test(),
                isResent,
                signal);
    }

    private static boolean allUrgent(List<Word> words) {
        for (Word word : words) {
            if (!word.isUrgent()) {
                return false;
            }
        }
        return true;
    }

    private void offerSignal(Word word, boolean withContact, Delivery delivery) {
        DeviceSignal signal = word.signal;
        RightOfWay.take();
        signals.offer(Outgoing.keyed(Topics.SIGNALS, signal.device().value(), signal, () -> {
                    lastStatus.accepted(signal, word.remembered);
                    acceptedSignals.increment();
                    if (withContact) {
                        offerContact(signal);
                    }
                    delivery.run();
                })
                .whenLeftOut(delivery::leaveOut));
    }

    private void offerMeasurement(DeviceSignal signal, Delivery delivery) {
        measurements.offer(Outgoing.keyed(Topics.MEASUREMENTS, signal.device().value(), signal, () -> {
                    acceptedMeasurements.increment();
                    delivery.run();
                })
                .whenLeftOut(delivery::leaveOut));
    }

    /** Nobody waits for a contact, so what bounds them is the number that waits. */
    private void offerContact(DeviceSignal signal) {
        if (measurements.pending() > MOST_CONTACTS_WAITING) {
            contactsLeftOut.increment();
            return;
        }
        Contact contact = new Contact(signal.device(), signal.gateway(), signal.receivedAt());
        measurements.offer(Outgoing.keyed(Topics.MEASUREMENTS, signal.device().value(), contact, () -> {}));
    }

    /** A signal in its envelope, its lane, and what is remembered of it where it is a status or a change. */
    private record Word(DeviceSignal signal, LastStatus.@Nullable Said remembered, boolean isUrgent) {
        Word alongWithConditions() {
            return new Word(signal, remembered, true);
        }
    }
}
