package firewatch.ingest.tcp;

import firewatch.events.GatewayId;
import firewatch.events.Signal.LinkChanged.Link;
import firewatch.ingest.decode.Uplink;
import firewatch.ingest.decode.gb26875.FrameReader.Cut;
import firewatch.ingest.decode.gb26875.Gb26875Decoder;
import firewatch.ingest.decode.gb26875.Part;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Who speaks on one connection: as a rule one transmission device, behind a concentrator several. */
final class Senders {
    private static final GatewayId UNKNOWN = new GatewayId("gb-unknown");

    private final Line line;
    private final Object connection;
    private final String host;
    private final String source;
    private final Set<GatewayId> gateways = new HashSet<>();
    private final Repeats repeats = new Repeats();
    private GatewayId last = UNKNOWN;

    Senders(Line line, Object connection, SocketAddress peer) {
        this.line = line;
        this.connection = connection;
        this.host = peer instanceof InetSocketAddress inet ? hostOf(inet) : "nowhere";
        this.source = "tcp " + peer;
    }

    private static String hostOf(InetSocketAddress peer) {
        String address = peer.getAddress().getHostAddress();
        int scope = address.indexOf('%');
        return scope < 0 ? address : address.substring(0, scope);
    }

    boolean isEmpty() {
        return gateways.isEmpty();
    }

    /** Whether who sent it is not registered, or stands beside who was there first. */
    boolean isStranger(Cut cut) {
        GatewayId gateway =
                cut instanceof Cut.Whole whole ? Part.gateway(whole.frame().source()) : last;
        return isStranger(gateway);
    }

    private boolean isStranger(GatewayId gateway) {
        return !line.credentials().allows(gateway, Gb26875Decoder.FORMAT)
                || line.peers().isForeign(gateway, host);
    }

    /** The uplink that the bytes are; empty where the connection may have no further source address. */
    Optional<Uplink> uplink(Cut cut) {
        if (cut instanceof Cut.Whole whole) {
            GatewayId gateway = Part.gateway(whole.frame().source());
            if (!gateways.contains(gateway) && !admit(gateway)) {
                return Optional.empty();
            }
            last = gateway;
        }
        boolean isForeign = line.peers().isForeign(last, host);
        return Optional.of(new Uplink(
                isForeign ? new GatewayId(last + ":" + host) : last,
                Gb26875Decoder.FORMAT,
                source,
                line.clock().instant().truncatedTo(ChronoUnit.MILLIS),
                cut.bytes(),
                cut instanceof Cut.Whole && repeats.isRepeat(cut.bytes()),
                !isStranger(last)));
    }

    private boolean admit(GatewayId gateway) {
        if (gateways.size() >= line.config().maxAddresses()) {
            return false;
        }
        gateways.add(gateway);
        line.peers().enter(gateway, host, connection);
        return true;
    }

    void gone(Link how) {
        gateways.forEach(gateway -> line.peers().leave(gateway, host, connection, how));
        gateways.clear();
    }
}
