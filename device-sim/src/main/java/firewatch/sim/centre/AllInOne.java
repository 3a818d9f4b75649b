package firewatch.sim.centre;

import firewatch.sim.measure.ProcessFigures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The whole centre as one process. */
public final class AllInOne implements Site {
    private static final Duration START = Duration.ofSeconds(300);
    private static final String NAME = "centre";
    private static final String JAR = "deploy/all-in-one/target/quarkus-app/quarkus-run.jar";
    private static final String DATABASE = "postgres/data";
    private static final List<String> PORTS =
            List.of("--http-port", "--mqtt-port", "--gb26875-port", "--kafka-port", "--postgres-port");

    private final Server server;
    private final String password;
    private @Nullable ReadyLine ready;

    private AllInOne(Server server, String password) {
        this.server = server;
        this.password = password;
    }

    /**
     * A centre on free ports.
     *
     * @param home the checkout, already built
     * @param folder for its data and its log
     * @param settings by the names of environment variables
     */
    public static AllInOne in(Path home, Path folder, Map<String, String> settings) {
        Path jar = home.resolve(JAR);
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("not built: " + jar);
        }
        List<String> command = Java.command(NAME);
        command.addAll(List.of(
                "-jar",
                jar.toString(),
                "--no-demo",
                "--data",
                folder.resolve("data").toString()));
        List<Integer> ports = Java.freePorts(PORTS.size());
        for (int i = 0; i < PORTS.size(); i++) {
            command.add(PORTS.get(i));
            command.add(Integer.toString(ports.get(i)));
        }
        String password = Java.secret();
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("FIREWATCH_ADMIN_PASSWORD", password);
        return new AllInOne(new Server(NAME, command, () -> environment, folder.resolve("centre.log")), password);
    }

    @Override
    public void start() throws IOException, InterruptedException {
        String line = server.startUntil(ReadyLine.WORDS, START);
        ready = ReadyLine.in(line).orElseThrow(() -> new IOException("no ready line: " + line));
    }

    @Override
    public String kill(SplittableRandom random) throws InterruptedException {
        server.kill();
        return server.name();
    }

    @Override
    public void restart() throws IOException, InterruptedException {
        start();
    }

    @Override
    public Centre asAdministrator() {
        return new Centre(URI.create("http://127.0.0.1:" + ready().http()), "admin", password);
    }

    @Override
    public InetSocketAddress mqtt() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), ready().mqtt());
    }

    @Override
    public Path data() {
        return ready().data();
    }

    @Override
    public int postgresPort() {
        return ready().postgres();
    }

    @Override
    public Map<String, String> kafka() throws IOException {
        return new KafkaDoor(ready().kafka(), data()).settings();
    }

    @Override
    public ProcessFigures kafkaFigures() {
        return server.figures();
    }

    @Override
    public Map<String, ProcessFigures> figures() throws IOException {
        Map<String, ProcessFigures> figures = new LinkedHashMap<>();
        figures.put(server.name(), server.figures());
        figures.put("its PostgreSQL", ProcessFigures.ofPostgres(data().resolve(DATABASE)));
        return figures;
    }

    @Override
    public void close() {
        server.close();
    }

    private ReadyLine ready() {
        ReadyLine known = ready;
        if (known == null) {
            throw new IllegalStateException("the centre has never been ready");
        }
        return known;
    }
}
