package firewatch.sim.bench;

import firewatch.sim.centre.Folders;
import firewatch.sim.centre.Mosquitto;
import firewatch.sim.drill.ReadingLoad;
import firewatch.sim.encode.json.JsonEncoder;
import firewatch.sim.measure.Await;
import firewatch.sim.mqtt.Login;
import firewatch.sim.mqtt.Swarm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The bench's readings over as many connections to a stock broker, as fast as that acknowledges them. */
public final class MosquittoReference {
    private static final String NAME = "mosquitto";
    private static final double NO_LIMIT = 1e9;
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration COUNTED = Duration.ofSeconds(5);

    private final IngestSettings settings;

    public MosquittoReference(IngestSettings settings) {
        this.settings = settings;
    }

    /** @param searchPath where the program may be */
    public Reference take(String searchPath) throws InterruptedException {
        Optional<Path> program = Mosquitto.find(searchPath);
        if (program.isEmpty()) {
            return new Reference.Missing(NAME, "not installed");
        }
        try {
            Path folder = Files.createTempDirectory("firewatch-mosquitto-");
            try (Mosquitto broker = Mosquitto.start(program.get(), folder)) {
                return play(broker);
            } finally {
                Folders.delete(folder);
            }
        } catch (IOException e) {
            return new Reference.Missing(NAME, String.valueOf(e.getMessage()));
        }
    }

    private Reference play(Mosquitto broker) throws InterruptedException {
        ReadingLoad load = IngestBench.load(settings);
        List<Login> anybody = IntStream.range(0, settings.connections())
                .mapToObj(i -> "line-" + i)
                .map(name -> new Login(broker.address(), name, name, ""))
                .toList();
        String name = NAME + " " + broker.version() + ", which keeps nothing";
        Mark begin;
        Mark end;
        try (Swarm swarm = new Swarm(anybody, JsonEncoder.FORMAT, IngestBench.WINDOW, load, load).start()) {
            if (!Await.until(TO_CONNECT, () -> swarm.linesUp() == settings.connections())) {
                return new Reference.Missing(name, "only " + swarm.linesUp() + " connections");
            }
            swarm.rate(NO_LIMIT);
            Thread.sleep(WARM_UP);
            begin = Mark.now(load.acknowledgedSoFar(), broker.figures());
            Thread.sleep(COUNTED);
            end = Mark.now(load.acknowledgedSoFar(), broker.figures());
        }
        return begin.until(end, name, load.meanBytes());
    }
}
