package firewatch.sim.bench;

import firewatch.sim.drill.ReadingLoad;
import firewatch.sim.fleet.Town;
import firewatch.sim.fleet.Watched;
import firewatch.sim.mqtt.Login;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The devices of the ingest bench as they are registered: each has an interval and a limit. One of each connection crosses
 * its limit in the course of the bench, and some never speak; the watch that finds them was on.
 */
final class WatchedFleet {
    private static final int STILL_DEVICES = 20;
    private static final String STILL_DEVICE = "still-";
    private static final Duration STILL_EVERY = Duration.ofSeconds(20);
    private static final Duration SPEAKING_EVERY = Duration.ofMinutes(2);
    /** Nobody is called silent in a bench that is over sooner. */
    private static final int FOR_SILENCE_SECONDS = 45;

    private static final int DEVICES_A_HOUSE = 50;
    /** What is left to be crossed once the bench is over, as the rate is not held to the reading. */
    private static final double SHARE_CROSSED = 0.9;

    private final IngestSettings settings;
    private final String prefix;
    private final int devicesPerLine;
    private final int stillDevices;

    WatchedFleet(IngestSettings settings, String prefix, int devicesPerLine) {
        this.settings = settings;
        this.prefix = prefix;
        this.devicesPerLine = devicesPerLine;
        boolean longEnough = settings.warmUp() + settings.seconds() >= FOR_SILENCE_SECONDS;
        this.stillDevices = longEnough ? Math.min(STILL_DEVICES, settings.connections()) : 0;
    }

    /** Registers them, in houses of fifty. */
    void settle(Town town, List<Login> gateways) throws IOException, InterruptedException {
        List<Watched> all = new ArrayList<>();
        for (int device = 0; device < settings.connections() * devicesPerLine; device++) {
            String house = "watched-house-" + device / DEVICES_A_HOUSE;
            if (device % DEVICES_A_HOUSE == 0) {
                town.building(house, "House " + device / DEVICES_A_HOUSE, 1);
            }
            String gateway = gateways.get(device / devicesPerLine).gateway();
            all.add(new Watched(prefix + device, "temperature", gateway, house, SPEAKING_EVERY, highest(device)));
        }
        for (int i = 0; i < stillDevices; i++) {
            String gateway = gateways.get(i).gateway();
            all.add(new Watched(STILL_DEVICE + i, "smoke", gateway, "watched-house-0", STILL_EVERY, null));
        }
        town.devices(all);
    }

    /** Half a hundredth below the number that crosses the limit. */
    private double highest(int device) {
        return crossesAt(device) / 100.0 - 0.005;
    }

    /** The number that crosses the limit: the crossings are spread over the time, the other devices never get there. */
    private int crossesAt(int device) {
        long seconds = settings.warmUp() + settings.seconds();
        long numbers = seconds * settings.readingsPerSecond() / ((long) settings.connections() * devicesPerLine);
        if (device % devicesPerLine != 0) {
            return Math.toIntExact(10 * numbers + 100);
        }
        double turn = (device / devicesPerLine + 1.0) / settings.connections();
        return Math.toIntExact(Math.max(1, Math.round(numbers * turn * SHARE_CROSSED)));
    }

    /** Whom the watch must have found by what was acknowledged. */
    Expected expected(ReadingLoad load) {
        Set<String> crossed = new HashSet<>();
        for (int device = 0; device < settings.connections() * devicesPerLine; device++) {
            if (load.highestAcknowledged(device) >= crossesAt(device)) {
                crossed.add(prefix + device);
            }
        }
        Set<String> silent = new HashSet<>();
        for (int i = 0; i < stillDevices; i++) {
            silent.add(STILL_DEVICE + i);
        }
        return new Expected(crossed, silent);
    }

    /**
     * Whom the watch must have found.
     *
     * @param crossed over their limits
     * @param silent not heard within their interval
     */
    record Expected(Set<String> crossed, Set<String> silent) {}
}
