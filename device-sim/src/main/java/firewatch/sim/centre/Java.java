package firewatch.sim.centre;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What a Java process of a rehearsed centre is started with: the same JDK as ours, and options that may be given. */
final class Java {
    /** The launcher names here how it runs a centre, in a file behind an @, so that a drill meets the same. */
    private static final String OPTIONS = "firewatch.centre.options";

    private static final String USUAL_OPTIONS =
            "-XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow";
    private static final int SECRET_BYTES = 32;

    private Java() {}

    /** The beginning of a command. */
    static List<String> command() {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        String options = System.getProperty(OPTIONS, USUAL_OPTIONS).strip();
        words.addAll(options.startsWith("@") ? List.of(options) : List.of(options.split("\\s+")));
        return words;
    }

    static String secret() {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** Loopback ports that nobody listened on a moment ago. */
    static List<Integer> freePorts(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> ports = held.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : held) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new IllegalStateException("no free ports", e);
        }
    }
}
