package firewatch.sim.drill;

import firewatch.sim.encode.DeviceReport;
import firewatch.sim.encode.json.JsonEncoder;
import firewatch.sim.measure.Await;
import firewatch.sim.mqtt.Outgoing;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** New fires at an even rate, each of a device never heard before, awaited on the live feed. */
public final class FireSeries {
    private static final Duration LAST_ONE = Duration.ofSeconds(60);

    private final String name;
    private final Consumer<Outgoing> through;
    private final Sightings sightings;

    public FireSeries(String name, Consumer<Outgoing> through, Sightings sightings) {
        this.name = name;
        this.through = through;
        this.sightings = sightings;
    }

    /** The devices that will be in fire. */
    public List<String> devices(int fires) {
        return IntStream.range(0, fires).mapToObj(i -> name + "-" + i).toList();
    }

    /** Sends them, waits for the last to be seen, and answers their devices. */
    public List<String> play(int fires, double perSecond) throws InterruptedException {
        List<String> devices = devices(fires);
        long begin = System.nanoTime();
        for (int i = 0; i < fires; i++) {
            long due = begin + (long) (i * 1e9 / perSecond);
            long wait = due - System.nanoTime();
            if (wait > 0) {
                Thread.sleep(Duration.ofNanos(wait));
            }
            String device = devices.get(i);
            sightings.said(device);
            through.accept(new Outgoing(JsonEncoder.encode(DeviceReport.status(device, "fire")), Detector.NOBODY));
        }
        Await.until(LAST_ONE, () -> sightings.allSeen(devices));
        return devices;
    }
}
