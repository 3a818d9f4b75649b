package firewatch.allinone;

/** A server of the centre that listens on a port of its own. */
enum Server {
    HTTP(8080),
    MQTT(1883),
    GB26875(26875),
    KAFKA(0),
    POSTGRES(0);

    private final int defaultPort;

    Server(int defaultPort) {
        this.defaultPort = defaultPort;
    }

    int defaultPort() {
        return defaultPort;
    }

    /** As it is called in options and in the ready line. */
    String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    String option() {
        return "--" + label() + "-port";
    }
}
