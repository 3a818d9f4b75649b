package firewatch.ingest.tcp;

import firewatch.events.Condition;
import firewatch.events.GatewayId;
import firewatch.events.Signal.LinkChanged.Link;
import firewatch.ingest.decode.gb26875.Gb26875Decoder;
import firewatch.ingest.publish.SignalPublisher;
import firewatch.ingest.publish.Spells;
import java.time.Clock;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which peers speak under each source address now. The protocol proves nobody's identity: the peer that is there first
 * is the transmission device, and its link is the gateway's; another one beside it is told as an alarm, and is foreign.
 */
final class Peers {
    /** One, whatever connection carries it, so that no end of ours leaves a stale one behind. */
    private static final String SESSION = "tcp";

    private final Map<GatewayId, Place> places = new ConcurrentHashMap<>();
    private final SignalPublisher publisher;
    private final Spells spells;
    private final Clock clock;
    private volatile boolean silent;

    Peers(SignalPublisher publisher, Spells spells, Clock clock) {
        this.publisher = publisher;
        this.spells = spells;
        this.clock = clock;
    }

    /** The peers of one source address, by host; the first of them is the transmission device. */
    private static final class Place {
        private final Map<String, Set<Object>> connections = new LinkedHashMap<>();

        private String first() {
            Iterator<String> hosts = connections.keySet().iterator();
            return hosts.hasNext() ? hosts.next() : "";
        }
    }

    void enter(GatewayId gateway, String host, Object connection) {
        places.compute(gateway, (_, there) -> {
            Place place = there == null ? new Place() : there;
            boolean isSecond = place.connections.size() == 1 && !place.connections.containsKey(host);
            place.connections.computeIfAbsent(host, _ -> new HashSet<>()).add(connection);
            if (there == null) {
                tell(gateway, Link.UP);
            }
            if (isSecond && !silent) {
                spells.began(gateway, Gb26875Decoder.FORMAT, Condition.SECOND_PEER, clock.instant());
            }
            return place;
        });
    }

    void leave(GatewayId gateway, String host, Object connection, Link how) {
        places.computeIfPresent(gateway, (_, place) -> {
            Set<Object> ofHost = place.connections.getOrDefault(host, Set.of());
            if (!ofHost.remove(connection) || !ofHost.isEmpty()) {
                return place;
            }
            place.connections.remove(host);
            if (place.connections.isEmpty()) {
                tell(gateway, how);
                return null;
            }
            if (place.connections.size() == 1 && !silent) {
                spells.ended(gateway, Gb26875Decoder.FORMAT, Condition.SECOND_PEER, clock.instant());
            }
            return place;
        });
    }

    /** Whether another host was there first. */
    boolean isForeign(GatewayId gateway, String host) {
        boolean[] foreign = new boolean[1];
        places.computeIfPresent(gateway, (_, place) -> {
            foreign[0] = !place.first().equals(host);
            return place;
        });
        return foreign[0];
    }

    private void tell(GatewayId gateway, Link link) {
        if (!silent) {
            publisher.link(gateway, Gb26875Decoder.FORMAT, SESSION, link, clock.instant());
        }
    }

    /** Says no more: connections that our own end closes are no news of any gateway. */
    void fallSilent() {
        silent = true;
    }
}
