package firewatch.ingest.publish;

import firewatch.events.EventJson;
import firewatch.events.GatewayId;
import firewatch.events.Signal.LinkChanged.Link;
import firewatch.events.Topics;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The links that were up when this ear ended, as a compacted topic remembers them. One that does not come back in time
 * is told as broken: whoever vanished while nobody listened is missed all the same.
 */
@Singleton
public class LinkReturns implements Keepings.Keeper {
    /** No key of a session begins so, and the topic is theirs too. */
    public static final String KEY_PREFIX = "\n";

    private final SignalPublisher publisher;
    private final Lane lane;
    private final Duration within;
    private final Clock clock;
    private final String ear;
    private final Map<String, KeptLink> kept = new ConcurrentHashMap<>();
    private final Set<String> back = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ingest-links").daemon().factory());

    @Inject
    public LinkReturns(
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
        publisher.onLink(this::noted);
    }

    /** A link that is up, as it is kept in Kafka. */
    record KeptLink(GatewayId gateway, String format, String session, String ear) {
        KeptLink {
            Objects.requireNonNull(format, "format");
        }
    }

    /** From now on the links that were up have some time to come back. */
    public void expect() {
        timer.schedule(this::tellWhoIsMissing, within.toMillis(), TimeUnit.MILLISECONDS);
    }

    public void stop() {
        timer.shutdownNow();
    }

    @Override
    public boolean isOwn(String key) {
        return key.startsWith(KEY_PREFIX) && !key.startsWith(Spells.KEY_PREFIX);
    }

    @Override
    public void restore(String key, byte @Nullable [] value) {
        KeptLink link = value == null ? null : EventJson.read(value, KeptLink.class);
        if (link != null && link.ear().equals(ear)) {
            kept.put(key, link);
        } else {
            kept.remove(key); // it ended, or came back at another ear
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
