package firewatch.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Loopback ports: which one is free, and whether a given one is. */
public final class FreePort {
    /** Below those that systems give to clients, so that none of theirs takes it before a server listens there. */
    private static final int LOWEST = 20_000;

    private static final int ABOVE = 32_768;
    private static final int TRIES = 100;

    private FreePort() {}

    /** A port that nobody listens on at this moment. */
    public static int any() {
        return ThreadLocalRandom.current()
                .ints(TRIES, LOWEST, ABOVE)
                .filter(FreePort::isFree)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free port between " + LOWEST + " and " + ABOVE));
    }

    /** Whether a server could listen on this loopback port now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static int orAny(int port) {
        return port == 0 ? any() : port;
    }
}
