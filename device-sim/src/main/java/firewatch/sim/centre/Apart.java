package firewatch.sim.centre;

import firewatch.sim.measure.ProcessFigures;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** A centre whose four services run as processes of their own, on a Kafka and a PostgreSQL beside them. */
public final class Apart implements Site {
    private static final Duration START = Duration.ofSeconds(300);
    private static final List<String> SERVICES = List.of("ingest", "rules", "alerts", "history");
    private static final String LIBRARIES = "deploy/all-in-one/target/quarkus-app/lib";
    private static final String LOGGING = "-Djava.util.logging.manager=org.jboss.logmanager.LogManager";
    private static final String PARTS = "firewatch.embedded.Standalone";
    private static final String PARTS_READY = "firewatch parts ready";
    private static final long PAUSE_MILLIS = 200;

    private final Path home;
    private final Path folder;
    private final Map<String, String> settings;
    private final Server parts;
    private final Map<String, Server> services = new LinkedHashMap<>();
    private final Map<String, Integer> httpPorts = new HashMap<>();
    private final String password = Java.secret();
    private final String accessKey = Java.secret();
    private final int mqttPort;
    private final int gb26875Port;
    private final int kafkaPort;
    private final int postgresPort;
    private final HttpClient http = HttpClient.newHttpClient();

    private Apart(Path home, Path folder, Map<String, String> settings) {
        this.home = home;
        this.folder = folder;
        this.settings = Map.copyOf(settings);
        List<Integer> ports = Java.freePorts(4 + SERVICES.size());
        mqttPort = ports.get(0);
        gb26875Port = ports.get(1);
        kafkaPort = ports.get(2);
        postgresPort = ports.get(3);
        for (int i = 0; i < SERVICES.size(); i++) {
            httpPorts.put(SERVICES.get(i), ports.get(4 + i));
        }
        parts = new Server("parts", partsCommand(), Map::of, folder.resolve("parts.log"));
        for (String service : SERVICES) {
            services.put(
                    service,
                    new Server(service, command(service), this::environment, folder.resolve(service + ".log")));
        }
    }

    private List<String> partsCommand() {
        List<String> command = Java.command("parts");
        command.addAll(List.of(
                LOGGING,
                "-cp",
                home.resolve(LIBRARIES) + "/main/*" + File.pathSeparator + home.resolve(LIBRARIES) + "/boot/*",
                PARTS,
                data().toString(),
                Integer.toString(kafkaPort),
                Integer.toString(postgresPort)));
        return command;
    }

    private List<String> command(String service) {
        List<String> command = Java.command(service);
        command.addAll(List.of(
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + httpPorts.get(service),
                "-jar",
                jar(service).toString()));
        return command;
    }

    private Path jar(String service) {
        return home.resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /**
     * A centre on free ports.
     *
     * @param home the checkout, already built
     * @param folder for its data and its logs
     * @param settings by the names of environment variables
     */
    public static Apart in(Path home, Path folder, Map<String, String> settings) {
        return new Apart(home, folder, settings);
    }

    @Override
    public void start() throws IOException, InterruptedException {
        for (String service : SERVICES) {
            if (!Files.isRegularFile(jar(service))) {
                throw new IOException("not built: " + jar(service));
            }
        }
        parts.startUntil(PARTS_READY, START);
        restart();
    }

    @Override
    public String kill(SplittableRandom random) throws InterruptedException {
        List<Server> all = new ArrayList<>(services.values());
        Server victim = all.get(random.nextInt(all.size()));
        victim.kill();
        return victim.name();
    }

    @Override
    public void restart() throws IOException, InterruptedException {
        for (Server server : services.values()) {
            if (!server.isRunning()) {
                server.start();
            }
        }
        for (Server server : services.values()) {
            awaitReady(server);
        }
    }

    private void awaitReady(Server server) throws IOException, InterruptedException {
        URI health = URI.create("http://127.0.0.1:" + httpPorts.get(server.name()) + "/q/health/ready");
        long deadline = System.nanoTime() + START.toNanos();
        while (!isReady(health)) {
            if (!server.isRunning() || System.nanoTime() > deadline) {
                throw new IOException(server.name() + " did not become ready; see " + folder);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** One that is starting may refuse a connection, or break it off. */
    private boolean isReady(URI health) throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(health).timeout(START).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** The settings of every service, where no other process can read them. */
    private Map<String, String> environment() throws IOException {
        String postgres = Files.readString(data().resolve("postgres/password")).strip();
        Map<String, String> all = new HashMap<>(settings);
        all.put("FIREWATCH_ACCESS_KEY", accessKey);
        all.put("ALERTS_ADMIN_PASSWORD", password);
        all.put("INGEST_MQTT_PORT", Integer.toString(mqttPort));
        all.put("INGEST_GB26875_PORT", Integer.toString(gb26875Port));
        all.put("RULES_STATE_DIR", folder.resolve("streams").toString());
        kafka().forEach((name, value) ->
                all.put("KAFKA_" + name.replace('.', '_').toUpperCase(Locale.ROOT), value));
        for (String name : List.of("ALERTS", "HISTORY")) {
            String datasource = "QUARKUS_DATASOURCE_" + name + "_";
            all.put(datasource + "JDBC_URL", "jdbc:postgresql://127.0.0.1:" + postgresPort + "/firewatch");
            all.put(datasource + "USERNAME", "firewatch");
            all.put(datasource + "PASSWORD", postgres);
        }
        return all;
    }

    @Override
    public Centre asAdministrator() {
        return new Centre(URI.create("http://127.0.0.1:" + httpPorts.get("alerts")), "admin", password);
    }

    @Override
    public InetSocketAddress mqtt() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), mqttPort);
    }

    @Override
    public Path data() {
        return folder.resolve("data");
    }

    @Override
    public int postgresPort() {
        return postgresPort;
    }

    @Override
    public Map<String, String> kafka() throws IOException {
        return new KafkaDoor(kafkaPort, data()).settings();
    }

    @Override
    public ProcessFigures kafkaFigures() {
        return parts.figures();
    }

    @Override
    public Map<String, ProcessFigures> figures() throws IOException {
        Map<String, ProcessFigures> figures = new LinkedHashMap<>();
        services.forEach((name, server) -> figures.put(name, server.figures()));
        figures.put("Kafka", parts.figures());
        figures.put("PostgreSQL", ProcessFigures.ofPostgres(data().resolve("postgres/data")));
        return figures;
    }

    @Override
    public void close() {
        services.values().forEach(Server::close);
        parts.close();
        http.close();
    }
}
