package firewatch.sim.centre;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/** What a Java process of a rehearsed centre is started with: the same JDK as ours, and options that may be given. */
final class Java {
    /** The launcher names here how it runs each, in a file behind an @, so that a drill meets the same. */
    private static final String OPTIONS = "firewatch.%s.options";

    private static final String ANY = "centre";

    private static final String USUAL_OPTIONS =
            "-XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow";
    private static final int SECRET_BYTES = 32;
    private static final int LOWEST_PORT = 20_000;
    private static final int HIGHEST_PORT = 32_000;
    private static final int MOST_TRIES = 1_000;

    private Java() {}

    /**
     * The beginning of a command.
     *
     * @param name of the process; one without options of its own has those of the centre
     */
    static List<String> command(String name) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        String ofAny = System.getProperty(OPTIONS.formatted(ANY), USUAL_OPTIONS);
        String options = System.getProperty(OPTIONS.formatted(name), ofAny).strip();
        words.addAll(options.startsWith("@") ? List.of(options) : List.of(options.split("\\s+")));
        return words;
    }

    static String secret() {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /**
     * Loopback ports that nobody listened on a moment ago. They are below those that systems give to clients, so that none
     * is taken by a connection while the centre that had it is dead.
     */
    static List<Integer> freePorts(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            RandomGenerator random = new SecureRandom();
            for (int tries = 0; held.size() < count && tries < MOST_TRIES; tries++) {
                holdIfFree(random.nextInt(LOWEST_PORT, HIGHEST_PORT), held);
            }
            if (held.size() < count) {
                throw new IllegalStateException("no free ports");
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            held.forEach(Java::close);
        }
    }

    private static void holdIfFree(int port, List<ServerSocket> held) {
        try {
            held.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            // Somebody has it; the next one will do.
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
