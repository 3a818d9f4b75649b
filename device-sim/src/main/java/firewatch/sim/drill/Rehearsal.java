package firewatch.sim.drill;

import firewatch.sim.centre.AllInOne;
import firewatch.sim.centre.Apart;
import firewatch.sim.centre.Centre;
import firewatch.sim.centre.Folders;
import firewatch.sim.centre.Site;
import firewatch.sim.encode.json.JsonEncoder;
import firewatch.sim.fleet.Town;
import firewatch.sim.mqtt.Courier;
import firewatch.sim.mqtt.Login;
import firewatch.sim.mqtt.Receipts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The ground a drill stands on: a centre of its own in a folder of its own, and gateways that may speak to it. The centre
 * ends with this process, however that is asked to end.
 */
public final class Rehearsal implements AutoCloseable {
    private static final int DEVICES_A_HOUSE = 5;

    private final Path folder;
    private final Site site;
    private final Centre api;
    private final Town town;
    private boolean keepFolder;

    private Rehearsal(Path folder, Site site) {
        this.folder = folder;
        this.site = site;
        this.api = site.asAdministrator();
        this.town = new Town(api, site.mqtt());
    }

    /**
     * @param home the checkout, already built
     * @param apart each service as a process of its own
     */
    public static Rehearsal begin(Path home, String name, boolean apart) throws IOException, InterruptedException {
        return begin(home, name, apart, Map.of());
    }

    /** @param settings of the centre, where they are not the usual ones, by the names of environment variables */
    public static Rehearsal begin(Path home, String name, boolean apart, Map<String, String> settings)
            throws IOException, InterruptedException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"), "firewatch-" + name + "-" + System.nanoTime());
        Files.createDirectories(folder);
        Site site = apart ? Apart.in(home, folder, settings) : AllInOne.in(home, folder, settings);
        Runtime.getRuntime().addShutdownHook(new Thread(site::close, "end-" + name));
        try {
            site.start();
        } catch (IOException e) {
            site.close();
            throw e;
        }
        return new Rehearsal(folder, site);
    }

    public Site site() {
        return site;
    }

    public Centre api() {
        return api;
    }

    public Town town() {
        return town;
    }

    /** Gateways {@code name-0}, {@code name-1} … without a building. */
    public List<Login> gateways(String name, int count) throws IOException, InterruptedException {
        List<Login> logins = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            logins.add(town.gateway(name + "-" + i, null));
        }
        return logins;
    }

    /** Registers these devices of a gateway, a few in each building: a district, not one house with all the fires. */
    public void house(List<String> devices, String gateway) throws IOException, InterruptedException {
        for (int i = 0; i < devices.size(); i++) {
            String building = gateway + "-house-" + i / DEVICES_A_HOUSE;
            if (i % DEVICES_A_HOUSE == 0) {
                town.building(building, "House " + i / DEVICES_A_HOUSE + " of " + gateway, DEVICES_A_HOUSE);
            }
            town.device(devices.get(i), "smoke", gateway, building, 1 + i % DEVICES_A_HOUSE, "Room " + i);
        }
    }

    /** One Paho client for each gateway: every third speaks MQTT 3.1.1, the others 5. */
    public List<Courier> couriers(List<Login> logins, Receipts receipts) throws InterruptedException {
        List<Courier> couriers = new ArrayList<>();
        for (int i = 0; i < logins.size(); i++) {
            couriers.add(
                    i % 3 == 2
                            ? Courier.three(logins.get(i), JsonEncoder.FORMAT, receipts)
                            : Courier.five(logins.get(i), JsonEncoder.FORMAT, receipts));
        }
        for (Courier courier : couriers) {
            courier.awaitConnected();
        }
        return couriers;
    }

    /** Leaves the folder where it is, for whoever looks into what went wrong; answers where that is. */
    public Path keepFolder() {
        keepFolder = true;
        return folder;
    }

    @Override
    public void close() throws IOException {
        site.close();
        if (!keepFolder) {
            Folders.delete(folder);
        }
    }
}
