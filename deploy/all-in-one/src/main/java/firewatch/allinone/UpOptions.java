package firewatch.allinone;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code firewatch up} was asked for.
 *
 * @param ports where each server listens; 0 is any free port
 */
record UpOptions(Path data, boolean demo, Map<Server, Integer> ports) {
    private static final String DEFAULT_DATA = ".firewatch";
    private static final int LAST_PORT = 65_535;

    static UpOptions parse(List<String> arguments) throws CannotStart {
        Map<Server, Integer> ports = new EnumMap<>(Server.class);
        for (Server server : Server.values()) {
            ports.put(server, server.defaultPort());
        }
        Path data = Path.of(DEFAULT_DATA);
        boolean demo = true;
        Deque<String> left = separated(arguments);
        while (!left.isEmpty()) {
            String option = left.removeFirst();
            switch (option) {
                case "--no-demo" -> demo = false;
                case "--data" -> data = Path.of(value(option, left));
                default -> ports.put(server(option), port(option, value(option, left)));
            }
        }
        return new UpOptions(data.toAbsolutePath().normalize(), demo, ports);
    }

    /** {@code --data=DIR} says the same as {@code --data DIR}. */
    private static Deque<String> separated(List<String> arguments) {
        Deque<String> words = new ArrayDeque<>();
        for (String argument : arguments) {
            int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
            if (equals < 0) {
                words.add(argument);
            } else {
                words.add(argument.substring(0, equals));
                words.add(argument.substring(equals + 1));
            }
        }
        return words;
    }

    private static String value(String option, Deque<String> left) throws CannotStart {
        String value = left.pollFirst();
        if (value == null || value.isBlank()) {
            throw new CannotStart(option + " wants a value; see firewatch help");
        }
        return value;
    }

    private static Server server(String option) throws CannotStart {
        for (Server server : Server.values()) {
            if (server.option().equals(option)) {
                return server;
            }
        }
        throw new CannotStart("unknown option " + option + "; see firewatch help");
    }

    private static int port(String option, String text) throws CannotStart {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= LAST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new CannotStart(option + " wants a port between 0 (any free one) and " + LAST_PORT + ", not " + text);
    }

    int port(Server server) {
        return ports.getOrDefault(server, 0);
    }
}
