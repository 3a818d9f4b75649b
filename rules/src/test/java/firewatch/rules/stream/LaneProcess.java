package firewatch.rules.stream;

import firewatch.rules.rule.RuleBook;
import firewatch.rules.state.ClockBounds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;

/** A signal lane in a process of its own, so that a test can kill it. */
final class LaneProcess {
    private LaneProcess() {}

    static Process start(String application, Path folder, Map<String, Object> kafka) throws IOException {
        Properties settings = new Properties();
        kafka.forEach((key, value) -> settings.setProperty(key, String.valueOf(value)));
        Path file = Files.createTempFile(folder, "kafka", ".properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            settings.store(out, null);
        }
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                LaneProcess.class.getName(),
                application,
                folder.resolve("state").toString(),
                file.toString());
        File log = folder.resolve("lane.log").toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        Properties file = new Properties();
        try (InputStream in = Files.newInputStream(Path.of(arguments[2]))) {
            file.load(in);
        }
        Map<String, Object> kafka = new HashMap<>();
        file.forEach((key, value) -> kafka.put(String.valueOf(key), value));
        LaneSettings settings = RealLane.settings(arguments[0], Path.of(arguments[1]), kafka);
        Topology topology = new SignalTopology(
                        RuleBook.standard(ClockBounds.USUAL),
                        Duration.ofMinutes(30),
                        new JudgementMeter(new SimpleMeterRegistry(), Clock.systemUTC()),
                        settings.isFlushed())
                .build();
        new KafkaStreams(topology, settings.toProperties(topology)).start();
        new CountDownLatch(1).await();
    }
}
