package firewatch.ingest.publish;

import firewatch.events.EventJson;
import firewatch.events.GatewayId;
import firewatch.events.Signal.LinkChanged.Link;
import firewatch.events.Topics;
import firewatch.ingest.register.CompactedFollower;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The links that were up when this ear ended, as a compacted topic remembers them. One that does not come back in time
 * is told as broken: whoever vanished while nobody listened is missed all the same.
 */
@Singleton
public class LinkReturns {
    private static final Logger LOG = Logger.getLogger(LinkReturns.class);

    /** No key of a session begins so, and the topic is theirs too. */
    public static final String KEY_PREFIX = "\n";

    private final SignalPublisher publisher;
    private final Lane lane;
    private final Duration within;
    private final Clock clock;
    private final String ear;
    private final Map<String, KeptLink> kept = new ConcurrentHashMap<>();
    private final Set<String> back = ConcurrentHashMap.newKeySet();
    private final CompactedFollower reader;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ingest-links").daemon().factory());

    @Inject
    public LinkReturns(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Lanes lanes,
            SignalPublisher publisher,
            PublishConfig config,
            Clock clock,
            @ConfigProperty(name = "ingest.instance", defaultValue = "ear") String ear) {
        this.publisher = publisher;
        this.lane = lanes.measurements();
        this.within = config.linkReturnWithin();
        this.clock = clock;
        this.ear = ear;
        this.reader = new CompactedFollower(
                kafka, "firewatch-ingest-links-" + ear, ear, List.of(Topics.SESSIONS), this::apply);
        publisher.onLink(this::noted);
    }

    /** A link that is up, as it is kept in Kafka. */
    record KeptLink(GatewayId gateway, String format, String session, String ear) {
        KeptLink {
            Objects.requireNonNull(format, "format");
        }
    }

    /** Begins to read what was kept; done when all of it is known. */
    public CompletableFuture<Void> read() {
        reader.readOnce();
        return reader.read();
    }

    /** From now on the links that were up have some time to come back. */
    public void expect() {
        timer.schedule(this::tellWhoIsMissing, within.toMillis(), TimeUnit.MILLISECONDS);
    }

    public void stop() {
        timer.shutdownNow();
        reader.stop();
    }

    final void apply(ConsumerRecord<String, byte[]> record) {
        if (!record.key().startsWith(KEY_PREFIX) || record.key().startsWith(Spells.KEY_PREFIX)) {
            return;
        }
        byte[] value = record.value();
        if (value == null) {
            kept.remove(record.key());
            return;
        }
        try {
            KeptLink link = EventJson.read(value, KeptLink.class);
            if (link.ear().equals(ear)) {
                kept.put(record.key(), link);
            } else {
                kept.remove(record.key()); // it came back at another ear
            }
        } catch (EventJson.UnreadableEventException e) {
            LOG.errorf("A link at offset %d is unreadable and is forgotten: %s", record.offset(), e);
        }
    }

    private void noted(GatewayId gateway, String format, String session, Link link) {
        String key = KEY_PREFIX + gateway + "\n" + session;
        kept.compute(key, (_, before) -> {
            if (link != Link.UP) {
                back.remove(key);
                forget(key);
                return null;
            }
            back.add(key);
            KeptLink now = new KeptLink(gateway, format, session, ear);
            if (before == null) {
                lane.offer(Outgoing.keyed(Topics.SESSIONS, key, EventJson.write(now), () -> {}));
            }
            return now;
        });
    }

    private void forget(String key) {
        lane.offer(Outgoing.keyed(Topics.SESSIONS, key, null, () -> {}));
    }

    final void tellWhoIsMissing() {
        for (String key : List.copyOf(kept.keySet())) {
            kept.computeIfPresent(key, (_, link) -> {
                if (back.contains(key)) {
                    return link;
                }
                publisher.tell(link.gateway(), link.format(), link.session(), Link.BROKEN, clock.instant(), () -> {});
                forget(key);
                return null;
            });
        }
    }
}
