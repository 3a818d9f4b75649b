package firewatch.ingest.mqtt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of the MQTT front door. */
@ConfigMapping(prefix = "ingest.mqtt")
public interface MqttConfig {
    /** The address to listen at. */
    @WithDefault("127.0.0.1")
    String host();

    /** The port to listen at; 0 is any free one. The system property {@code ingest.mqtt.actual-port} tells which. */
    @WithDefault("1883")
    int port();

    /** A second port that speaks TLS; {@code ingest.mqtt.tls.actual-port} tells which one was bound. */
    Tls tls();

    /** The largest packet that is read, in bytes. A larger one ends its connection. */
    @WithDefault("262144")
    int maxPacket();

    /** How many unacknowledged messages an MQTT 5 client may have: its Receive Maximum. */
    @WithDefault("1024")
    int receiveMaximum();

    /** How many unacknowledged messages of one connection are held before it alone is not read for a while. */
    @WithDefault("4096")
    int maxUnacknowledged();

    /** Connections in all. */
    @WithDefault("20000")
    int maxConnections();

    /** Connections that have not logged in yet. */
    @WithDefault("2000")
    int maxUnauthenticated();

    /** How soon a connection must have logged in. */
    @WithDefault("PT10S")
    Duration connectWithin();

    /** The longest keep-alive that an MQTT 5 client may ask for; it is told when it asks for more, or for none. */
    @WithDefault("PT20M")
    Duration maxKeepAlive();

    /** How long a session without a connection is kept at most. */
    @WithDefault("P7D")
    Duration maxSessionExpiry();

    /** Sessions of one gateway that are kept without a connection. */
    @WithDefault("1000")
    int maxSessionsPerGateway();

    /** How long a clean stop waits for what was read to be acknowledged. */
    @WithDefault("PT5S")
    Duration drainWithin();

    /** The TLS port. */
    interface Tls {
        /** The port; absent means that there is none, 0 is any free one. */
        Optional<Integer> port();

        /** The certificate chain, PEM. */
        Optional<Path> certificate();

        /** The private key, PEM. */
        Optional<Path> key();

        /**
         * The authorities whose certificates open the door to the gateway that is their common name, PEM; absent means
         * that no client is asked for one.
         */
        Optional<Path> clientCa();
    }
}
