package firewatch.sim.fleet;

import firewatch.sim.centre.Centre;
import firewatch.sim.measure.Finding;
import firewatch.sim.measure.Progress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;

/** Devices that belong together, and what happens to them. */
public interface Fleet {
    String name();

    /** What it is and what happens, in a sentence. */
    String sentence();

    /** Registers and plays it; what came of it is the finding. */
    Finding play(Stage stage) throws IOException, InterruptedException;

    /**
     * Where a fleet plays.
     *
     * @param gb26875 where transmission devices connect
     * @param folder where gateways keep what was not acknowledged, and ground truth is written
     * @param lasts how long, where a fleet has no end of its own
     * @param speed how much faster than life
     */
    record Stage(
            Centre centre,
            InetSocketAddress broker,
            InetSocketAddress gb26875,
            Path folder,
            Duration lasts,
            double speed,
            long seed,
            Progress progress) {}
}
