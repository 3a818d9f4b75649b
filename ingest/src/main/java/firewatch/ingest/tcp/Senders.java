package firewatch.ingest.tcp;

import firewatch.events.GatewayId;
import firewatch.events.Signal.Heartbeat;
import firewatch.events.Signal.LinkChanged.Link;
import firewatch.events.Signal.Measured;
import firewatch.ingest.decode.DecodeResult;
import firewatch.ingest.decode.Understood;
import firewatch.ingest.decode.Uplink;
import firewatch.ingest.decode.gb26875.FrameReader.Cut;
import firewatch.ingest.decode.gb26875.Gb26875Decoder;
import firewatch.ingest.decode.gb26875.Part;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who speaks on one connection: as a rule one transmission device, behind a concentrator several. */
final class Senders {
    private static final GatewayId UNKNOWN = new GatewayId("gb-unknown");

    private final Line line;
    private final Object connection;
    private final String host;
    private final String source;
    private final Set<GatewayId> gateways = new HashSet<>();
    private final Repeats repeats;
    private GatewayId last = UNKNOWN;

    Senders(Line line, Object connection, SocketAddress peer) {
        this.line = line;
        this.connection = connection;
        this.repeats = new Repeats(line.config().retriedWithin());
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

    /** The uplink that the bytes are. */
    Uplink uplink(Cut cut) {
        if (cut instanceof Cut.Whole whole) {
            last = Part.gateway(whole.frame().source());
            admit(last);
        }
        boolean isForeign = line.peers().isForeign(last, host);
        return new Uplink(
                isForeign ? new GatewayId(last + ":" + host) : last,
                Gb26875Decoder.FORMAT,
                source,
                line.clock().instant().truncatedTo(ChronoUnit.MILLIS),
                cut.bytes(),
                cut instanceof Cut.Whole && repeats.isRepeat(cut.bytes()),
                !isStranger(last));
    }

    /** What it says. A retry measures nothing again: it is answered behind its original, which says it. */
    DecodeResult decode(Cut cut, Uplink uplink, long now) {
        DecodeResult result = line.decoder().decode(cut, uplink);
        return cut instanceof Cut.Whole && repeats.isRetry(cut.bytes(), now) ? withoutReadings(result) : result;
    }

    private static DecodeResult withoutReadings(DecodeResult result) {
        List<Understood> understood =
                result.understood().stream().map(Senders::withoutReadings).toList();
        return new DecodeResult(understood, result.rejected());
    }

    private static Understood withoutReadings(Understood said) {
        return said.signal() instanceof Measured
                ? new Understood(
                        said.device(),
                        said.point(),
                        said.occurredAt(),
                        said.clock(),
                        said.seq(),
                        said.test(),
                        new Heartbeat())
                : said;
    }

    /** Takes note of what goes to Kafka, so that it is known when it comes again. */
    void taken(Cut cut, long now) {
        if (cut instanceof Cut.Whole) {
            repeats.taken(cut.bytes(), now);
        }
    }

    /** Of strangers only so many are followed, for each takes room; the others are heard all the same. */
    private void admit(GatewayId gateway) {
        boolean isRoomForStrangers = gateways.size() < line.config().maxAddresses();
        if ((isRoomForStrangers || !isStranger(gateway)) && gateways.add(gateway)) {
            line.peers().enter(gateway, host, connection);
        }
    }

    void gone(Link how) {
        gateways.forEach(gateway -> line.peers().leave(gateway, host, connection, how));
        gateways.clear();
    }
}
