package firewatch.sim.centre;

import firewatch.sim.measure.ProcessFigures;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A mosquitto on loopback that lets anybody in, keeps nothing and holds nobody back: what to hold a front door against. */
public final class Mosquitto implements AutoCloseable {
    private static final String PROGRAM = "mosquitto";
    private static final List<Path> FOR_ADMINISTRATORS = List.of(Path.of("/usr/sbin"), Path.of("/usr/local/sbin"));
    private static final String LOG = "mosquitto.log";
    private static final String READY = "running";
    private static final Pattern VERSION = Pattern.compile("version (\\S+) " + READY);
    private static final Duration START = Duration.ofSeconds(10);

    private final Server server;
    private final int port;
    private final String version;

    private Mosquitto(Server server, int port, String version) {
        this.server = server;
        this.port = port;
        this.version = version;
    }

    /** The program, on this search path or where Debian has it. */
    public static Optional<Path> find(String searchPath) {
        Stream<Path> searched = Stream.of(searchPath.split(File.pathSeparator))
                .filter(s -> !s.isEmpty())
                .map(Path::of);
        return find(Stream.concat(searched, FOR_ADMINISTRATORS.stream()));
    }

    static Optional<Path> find(Stream<Path> folders) {
        return folders.map(folder -> folder.resolve(PROGRAM))
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts it; it takes connections when this returns, and ends with this process at the latest.
     *
     * @param folder for its configuration and its log
     */
    public static Mosquitto start(Path program, Path folder) throws IOException, InterruptedException {
        int port = Java.freePorts(1).getFirst();
        Path configuration = folder.resolve("mosquitto.conf");
        Files.writeString(configuration, configuration(port));
        Server server = new Server(
                PROGRAM, List.of(program.toString(), "-c", configuration.toString()), Map::of, folder.resolve(LOG));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "end-" + PROGRAM));
        Matcher said = VERSION.matcher(ready(server, folder.resolve(LOG)));
        return new Mosquitto(server, port, said.find() ? said.group(1) : "of no version");
    }

    /** The line that says so; where it does not come, why not is the last thing it printed. */
    private static String ready(Server server, Path log) throws IOException, InterruptedException {
        try {
            return server.startUntil(READY, START);
        } catch (IOException e) {
            List<String> printed = Files.exists(log) ? Files.readAllLines(log) : List.of();
            throw printed.isEmpty() ? e : new IOException(printed.getLast(), e);
        }
    }

    private static String configuration(int port) {
        return """
                listener %d 127.0.0.1
                allow_anonymous true
                persistence false
                max_inflight_messages 0
                max_inflight_bytes 0
                max_queued_messages 0
                max_queued_bytes 0
                set_tcp_nodelay true
                sys_interval 0
                log_dest stderr
                log_type error
                log_type warning
                log_type information
                connection_messages false
                """.formatted(port);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    public String version() {
        return version;
    }

    public ProcessFigures figures() {
        return server.figures();
    }

    @Override
    public void close() {
        server.close();
    }
}
