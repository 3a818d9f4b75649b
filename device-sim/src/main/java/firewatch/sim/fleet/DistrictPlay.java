package firewatch.sim.fleet;

import firewatch.sim.district.District;
import firewatch.sim.district.House;
import firewatch.sim.encode.json.JsonEncoder;
import firewatch.sim.mqtt.Courier;
import firewatch.sim.mqtt.Login;
import firewatch.sim.mqtt.Receipts;
import firewatch.sim.scenario.Clockwork;
import firewatch.sim.scenario.Programme;
import firewatch.sim.scenario.Troupe;
import firewatch.sim.score.Truth;
import firewatch.sim.score.TruthBook;
import firewatch.sim.score.Turn;
import firewatch.sim.tcp.TransmissionDevice;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The district on the air: its gateways connected, its devices alive, its truth written down. */
final class DistrictPlay implements AutoCloseable {
    private static final String RETURN = "return";

    private final Clock clock = Clock.systemUTC();
    private final Clockwork clockwork = new Clockwork();
    private final TruthBook truth;
    private final Exchange exchange;
    private final Troupe troupe;

    /** Where the centre listens. */
    record Doors(InetSocketAddress mqtt, InetSocketAddress gb26875) {}

    /**
     * Connects every gateway.
     *
     * @param kept the gateways' secrets
     * @param folder of the ground truth, which goes on where it is (what it says to last has ended)
     */
    DistrictPlay(District district, Doors doors, Keepsakes kept, Path folder, long seed)
            throws IOException, InterruptedException {
        Path truthFile = truthIn(folder);
        Set<Turn.Place> lasting =
                Files.exists(truthFile) ? Truth.read(truthFile).lasting() : Set.of();
        truth = TruthBook.append(truthFile, clock);
        exchange = new Exchange(connected(district, doors, kept), truth);
        troupe = new Troupe(district, clockwork, exchange, seed);
        theirLinksAreBack(lasting);
        troupe.takeUp(lasting);
        new Programme(troupe).begin();
    }

    /** Where the ground truth of a play is. */
    static Path truthIn(Path folder) {
        return folder.resolve("truth.jsonl");
    }

    private Map<String, Outlet> connected(District district, Doors doors, Keepsakes kept) throws InterruptedException {
        Receipts receipts = (message, sent, acknowledged) -> truth.heard(message.tag());
        Map<String, Outlet> outlets = new LinkedHashMap<>();
        for (House house : district.houses()) {
            String name = house.gateway();
            Login login = new Login(doors.mqtt(), name, name, kept.get(name).orElseThrow());
            boolean old = outlets.size() % 3 == 2;
            Courier courier = old
                    ? Courier.three(login, JsonEncoder.FORMAT, receipts)
                    : Courier.five(login, JsonEncoder.FORMAT, receipts);
            outlets.put(name, new MqttOutlet(courier, clock));
        }
        for (Outlet outlet : List.copyOf(outlets.values())) {
            if (outlet instanceof MqttOutlet mqtt) {
                mqtt.courier().awaitConnected();
            }
        }
        outlets.put(
                District.transmissionDevice(),
                new TcpOutlet(
                        TransmissionDevice.connect(doors.gb26875(), District.TRANSMISSION_SOURCE, clock, truth::heard),
                        clock));
        return outlets;
    }

    /** A gateway that was away when the simulator ended is there again, since it is connected. */
    private void theirLinksAreBack(Set<Turn.Place> lasting) {
        Set<String> gateways = exchange.gateways();
        for (Turn.Place place : lasting) {
            if (gateways.contains(place.device()) && place.alarmClass().equals(Exchange.GATEWAY_LOST)) {
                exchange.noteBack(place.device(), RETURN);
            }
        }
    }

    /** Plays until the pace ends it. */
    void play(Clockwork.Pace pace) throws InterruptedException {
        clockwork.play(pace);
    }

    /** Reports said so far. */
    long said() {
        return exchange.said();
    }

    /** Reports that the centre has not acknowledged yet. */
    int waiting() {
        return exchange.waiting();
    }

    /** One line of how it goes. */
    String summary() {
        return "%,d reports, %d waiting, %d fires burning, %d alarms begun"
                .formatted(said(), waiting(), troupe.fires(), truth.begun());
    }

    @Override
    public void close() throws IOException {
        exchange.close();
        truth.close();
    }
}
